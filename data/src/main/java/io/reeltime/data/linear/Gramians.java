package io.reeltime.data.linear;

/**
 * {@code X^T X} of tall matrices on all workers: float32 products within a chunk of rows, float64
 * between chunks.
 */
public final class Gramians {
  private static final int ROWS_PER_CHUNK = 512;

  /** Slices that are summed apart; fixed, so that the sum does not depend on the workers. */
  private static final int MOST_SLICES = 32;

  private static final int FEWEST_SLICES = 4;
  private static final long BYTES = 1 << 26;

  private Gramians() {}

  /** {@code [rank x rank]}, row-major, symmetric; the same for any number of workers. */
  public static double[] of(PaddedRows matrix, Workers workers) {
    int stride = matrix.stride();
    int slices = slices(matrix.rows(), stride);
    LowerTriangle[] sums = new LowerTriangle[slices];
    workers.run(
        slices,
        (worker, slice) -> {
          int from = (int) ((long) matrix.rows() * slice / slices);
          int to = (int) ((long) matrix.rows() * (slice + 1) / slices);
          sums[slice] = slice(matrix, from, to);
        });
    return combined(sums, matrix.rank());
  }

  private static int slices(int rows, int stride) {
    long affordable = Math.max(FEWEST_SLICES, BYTES / ((long) stride * stride * Double.BYTES));
    long useful = Math.max(1, rows / ROWS_PER_CHUNK);
    return (int) Math.min(MOST_SLICES, Math.min(affordable, useful));
  }

  private static LowerTriangle slice(PaddedRows matrix, int from, int to) {
    LowerTriangle sum = new LowerTriangle(matrix.stride());
    for (int row = from; row < to; row += ROWS_PER_CHUNK) {
      int at = matrix.offset(row);
      sum.add(matrix.values(), at, matrix.values(), at, Math.min(ROWS_PER_CHUNK, to - row));
    }
    return sum;
  }

  /** In the order of the slices, so that the sum is always the same. */
  private static double[] combined(LowerTriangle[] slices, int rank) {
    double[] gramian = new double[rank * rank];
    for (LowerTriangle slice : slices) {
      double[] part = slice.symmetric(rank);
      for (int place = 0; place < gramian.length; place++) {
        gramian[place] += part[place];
      }
    }
    return gramian;
  }
}
