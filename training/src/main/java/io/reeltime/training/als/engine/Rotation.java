package io.reeltime.training.als.engine;

import io.reeltime.data.linear.Lanes;
import io.reeltime.data.linear.MatrixKernel;

/** {@code X <- X V} in place, on all workers. */
final class Rotation {
  private static final int ROWS_PER_CHUNK = 256;

  private Rotation() {}

  /**
   * Turns a block.
   *
   * @param vectors V, {@code [stride x stride]}
   */
  static void apply(FactorBlock factors, FactorBlock vectors, Workers workers) {
    int stride = factors.stride();
    int chunks = (factors.rows() + ROWS_PER_CHUNK - 1) / ROWS_PER_CHUNK;
    float[][] turned = new float[workers.count()][MatrixKernel.TILE * stride];
    float[][] rest = new float[workers.count()][MatrixKernel.TILE * stride];
    workers.run(
        chunks,
        (worker, chunk) -> {
          int from = chunk * ROWS_PER_CHUNK;
          int to = Math.min(from + ROWS_PER_CHUNK, factors.rows());
          for (int row = from; row < to; row += MatrixKernel.TILE) {
            turn(
                factors,
                row,
                Math.min(MatrixKernel.TILE, to - row),
                vectors,
                rest[worker],
                turned[worker]);
          }
        });
  }

  /** Turns up to a tile of rows; fewer are copied first, since the kernel reads whole tiles. */
  private static void turn(
      FactorBlock factors, int row, int rows, FactorBlock vectors, float[] rest, float[] turned) {
    float[] source = factors.values();
    int at = factors.offset(row);
    int floats = rows * factors.stride();
    if (rows < MatrixKernel.TILE) {
      System.arraycopy(source, at, rest, 0, floats);
      source = rest;
      at = 0;
    }
    multiply(source, at, vectors, turned);
    System.arraycopy(turned, 0, factors.values(), factors.offset(row), floats);
  }

  private static void multiply(float[] rows, int at, FactorBlock vectors, float[] into) {
    int stride = vectors.stride();
    for (int panel = 0; panel < stride; panel += Lanes.PANEL) {
      MatrixKernel.tile(
          rows,
          at,
          1,
          stride,
          vectors.values(),
          vectors.offset(0) + panel,
          stride,
          vectors.rank(),
          into,
          panel,
          stride);
    }
  }
}
