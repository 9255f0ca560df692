package io.reeltime.training.content;

import io.reeltime.data.content.ColdFactors;
import io.reeltime.data.factors.FactorMatrix;
import java.util.List;

/**
 * How near predicted rows come to those of held-out videos; a video of which nothing can be said
 * counts with a row of zeroes.
 *
 * @param error sum of squared differences
 * @param total the same of rows of zeroes
 */
record Explained(double error, double total) {

  static Explained by(ColdFactors cold, List<KnownVideo> heldOut, FactorMatrix rows) {
    float[] predicted = new float[rows.rank()];
    float[] row = new float[rows.rank()];
    double error = 0;
    double total = 0;
    for (KnownVideo video : heldOut) {
      cold.row(video.video(), predicted);
      rows.copyRow(video.videoIndex(), row);
      for (int column = 0; column < row.length; column++) {
        double difference = row[column] - predicted[column];
        error += difference * difference;
        total += row[column] * row[column];
      }
    }
    return new Explained(error, total);
  }

  /** Share of the squared length of rows: R2 about zero, which is what a video without has. */
  double share() {
    return total > 0 ? 1 - error / total : 0;
  }
}
