package io.reeltime.training.content;

import io.reeltime.data.content.ColdFactors;
import io.reeltime.data.event.Video;
import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.training.interactions.TrainingData;
import java.util.function.IntFunction;

/**
 * Gives a row to each video of the catalogue that no one has liked. Each refusal (a skip, a hide)
 * draws it closer to zero, where the fit alone would have it from the start.
 */
public final class ColdRows {
  /** Refusals that halve the row. */
  private static final float HALVING_REFUSALS = 5;

  private ColdRows() {}

  /**
   * Fills rows of zeroes, in place.
   *
   * @param rows of all videos, not yet seen by anyone else
   * @param videos what is known of a video, by video index
   * @return how many were filled
   */
  public static int fill(
      FactorMatrix rows, TrainingData data, IntFunction<Video> videos, ColdFactors cold) {
    int[] likes = data.positivesByVideo();
    int[] refusals = refusals(data);
    float[] row = new float[rows.rank()];
    int filled = 0;
    for (int video = 0; video < likes.length; video++) {
      if (likes[video] == 0 && cold.row(videos.apply(video), row)) {
        float share = HALVING_REFUSALS / (HALVING_REFUSALS + refusals[video]);
        for (int column = 0; column < row.length; column++) {
          row[column] *= share;
        }
        rows.setRow(video, row);
        filled++;
      }
    }
    return filled;
  }

  private static int[] refusals(TrainingData data) {
    int[] counts = new int[data.videos()];
    for (int entry = 0; entry < data.interactions(); entry++) {
      counts[data.videoIndexes()[entry]] += data.strengths()[entry] < 0 ? 1 : 0;
    }
    return counts;
  }
}
