package io.reeltime.training.model;

import io.reeltime.training.progress.ProgressListener;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;

/**
 * Tells how many epochs MLlib's ALS has done, which it does not say itself, from the Spark jobs it
 * runs: two lay out the blocks, then each half of an epoch runs one, which takes the Gramian of the
 * side that the half before it solved.
 */
final class EpochListener extends SparkListener {
  /** Jobs of the layout, and the first Gramian, which is that of the initial factors. */
  private static final int JOBS_BEFORE_FIRST_HALF = 3;

  private static final int JOBS_PER_EPOCH = 2;

  private final int epochs;
  private final ProgressListener progress;
  private int jobs;

  EpochListener(int epochs, ProgressListener progress) {
    this.epochs = epochs;
    this.progress = progress;
  }

  @Override
  public void onJobEnd(SparkListenerJobEnd jobEnd) {
    jobs++;
    int halves = jobs - JOBS_BEFORE_FIRST_HALF;
    int epoch = halves / JOBS_PER_EPOCH;
    if (halves > 0 && halves % JOBS_PER_EPOCH == 0 && epoch <= epochs) {
      progress.at(epoch / (double) epochs, "epoch " + epoch + " of " + epochs);
    }
  }
}
