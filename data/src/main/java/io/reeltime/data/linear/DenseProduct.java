package io.reeltime.data.linear;

/** {@code A B} of a tall A and a small B, on all workers. */
public final class DenseProduct {
  private static final int ROWS_PER_CHUNK = 256;

  private DenseProduct() {}

  /**
   * Multiplies.
   *
   * @param rows A
   * @param right B, of as many rows as A has columns
   * @param into overwritten; may be A itself where B is square
   */
  public static void of(PaddedRows rows, PaddedRows right, PaddedRows into, Workers workers) {
    int chunks = (rows.rows() + ROWS_PER_CHUNK - 1) / ROWS_PER_CHUNK;
    float[][] rest = new float[workers.count()][MatrixKernel.TILE * rows.stride()];
    float[][] product = new float[workers.count()][MatrixKernel.TILE * into.stride()];
    workers.run(
        chunks,
        (worker, chunk) -> {
          int from = chunk * ROWS_PER_CHUNK;
          int to = Math.min(from + ROWS_PER_CHUNK, rows.rows());
          for (int row = from; row < to; row += MatrixKernel.TILE) {
            int count = Math.min(MatrixKernel.TILE, to - row);
            multiply(rows, row, count, right, rest[worker], product[worker]);
            System.arraycopy(
                product[worker], 0, into.values(), into.offset(row), count * into.stride());
          }
        });
  }

  /** Up to a tile of rows; fewer are copied first, since the kernel reads whole tiles. */
  private static void multiply(
      PaddedRows rows, int row, int count, PaddedRows right, float[] rest, float[] product) {
    float[] source = rows.values();
    int at = rows.offset(row);
    if (count < MatrixKernel.TILE) {
      System.arraycopy(source, at, rest, 0, count * rows.stride());
      source = rest;
      at = 0;
    }
    int stride = right.stride();
    for (int panel = 0; panel < stride; panel += Lanes.PANEL) {
      MatrixKernel.tile(
          source,
          at,
          1,
          rows.stride(),
          right.values(),
          right.offset(0) + panel,
          stride,
          rows.rank(),
          product,
          panel,
          stride);
    }
  }
}
