package io.reeltime.training.als;

import io.reeltime.training.als.engine.AlsBlock.Solved;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * What the driver learns of a half: small arrays, added in the order of the blocks, so that a fit
 * comes out the same each time.
 *
 * @param gramian {@code [rank x rank]} of the whole side
 * @param observed loss of its observations
 * @param regularization loss of its lengths
 */
record Sums(double[] gramian, double observed, double regularization) implements Serializable {

  /**
   * Solves all blocks and adds up.
   *
   * @throws ArithmeticException if a factor is not finite
   */
  static Sums of(JavaRDD<Solved> side, String name, int epoch, int rank) {
    List<Sums> blocks =
        side.map(solved -> new Sums(solved.gramian(), solved.observed(), solved.regularization()))
            .collect();
    double[] gramian = new double[rank * rank];
    double observed = 0;
    double regularization = 0;
    for (Sums block : blocks) {
      for (int place = 0; place < gramian.length; place++) {
        gramian[place] += block.gramian[place];
      }
      observed += block.observed;
      regularization += block.regularization;
    }
    requireFinite(gramian, name, epoch, rank);
    return new Sums(gramian, observed, regularization);
  }

  private static void requireFinite(double[] gramian, String name, int epoch, int rank) {
    for (int i = 0; i < rank; i++) {
      if (!Double.isFinite(gramian[i * rank + i])) {
        throw new ArithmeticException(
            "%s factors: found %s in column %d after epoch %d, expected finite numbers; raise the"
                    .formatted(name, gramian[i * rank + i], i, epoch)
                + " regularisation or lower the confidence scale");
      }
    }
  }
}
