package io.reeltime.training.als.engine;

import io.reeltime.data.linear.Vectors;
import io.reeltime.data.linear.Workers;
import java.util.Arrays;

/**
 * The sums over a very long row, in a fixed number of pieces on all workers: a video that everyone
 * has watched must not keep one core busy while the others wait. The pieces are added up in their
 * order, so that the result does not depend on the number of workers.
 */
final class SplitRowSums implements RowSums {
  private static final int PIECES = 16;

  private final Workers workers;
  private final float[][] partial;
  private final double[] scalars = new double[PIECES];

  SplitRowSums(Workers workers, int stride) {
    this.workers = workers;
    this.partial = new float[PIECES][stride];
  }

  @Override
  public double residual(Observations of, float[] x, float[] sum) {
    workers.run(
        PIECES,
        (worker, piece) -> {
          Arrays.fill(partial[piece], 0f);
          scalars[piece] = RowKernel.INSTANCE.residual(of.piece(piece, PIECES), x, partial[piece]);
        });
    for (float[] part : partial) {
      Vectors.addScaled(part, 0, 1f, sum, sum.length);
    }
    return total();
  }

  @Override
  public double curvature(Observations of, float[] p) {
    workers.run(
        PIECES,
        (worker, piece) ->
            scalars[piece] = RowKernel.INSTANCE.curvature(of.piece(piece, PIECES), p));
    return total();
  }

  private double total() {
    double total = 0;
    for (double scalar : scalars) {
      total += scalar;
    }
    return total;
  }
}
