package io.reeltime.pipelines.cli.output;

import io.reeltime.training.job.JobMessage;
import me.tongfei.progressbar.ProgressBar;

/** A job's progress on the terminal's error stream, so that results can be piped. */
public final class ProgressLine implements AutoCloseable {
  private static final int STEPS = 1_000;

  private final ProgressBar bar;

  public ProgressLine(String task) {
    this.bar = Bars.named(task).setInitialMax(STEPS).hideEta().build();
  }

  public void show(JobMessage.Progress progress) {
    bar.stepTo(Math.round(progress.fraction() * STEPS));
    Double left = progress.secondsLeft();
    bar.setExtraMessage(
        progress.stage()
            + " "
            + progress.detail()
            + (left == null ? "" : ", %.0f s left".formatted(left)));
  }

  @Override
  public void close() {
    bar.close();
  }
}
