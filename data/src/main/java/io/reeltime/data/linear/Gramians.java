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
    double[][] sums = new double[slices][stride * stride];
    workers.run(
        slices,
        (worker, slice) -> {
          int from = (int) ((long) matrix.rows() * slice / slices);
          int to = (int) ((long) matrix.rows() * (slice + 1) / slices);
          float[] tile = new float[MatrixKernel.TILE * Lanes.PANEL];
          for (int row = from; row < to; row += ROWS_PER_CHUNK) {
            add(matrix, row, Math.min(ROWS_PER_CHUNK, to - row), tile, sums[slice]);
          }
        });
    return combined(sums, matrix.rank(), stride);
  }

  private static int slices(int rows, int stride) {
    long affordable = Math.max(FEWEST_SLICES, BYTES / ((long) stride * stride * Double.BYTES));
    long useful = Math.max(1, rows / ROWS_PER_CHUNK);
    return (int) Math.min(MOST_SLICES, Math.min(affordable, useful));
  }

  /** Adds the lower triangle of one chunk, tile by tile. */
  private static void add(PaddedRows matrix, int from, int rows, float[] tile, double[] sum) {
    int stride = matrix.stride();
    int base = matrix.offset(from);
    for (int i = 0; i < stride; i += MatrixKernel.TILE) {
      for (int j = 0; j < i + MatrixKernel.TILE; j += Lanes.PANEL) {
        MatrixKernel.tile(
            matrix.values(),
            base + i,
            stride,
            1,
            matrix.values(),
            base + j,
            stride,
            rows,
            tile,
            0,
            Lanes.PANEL);
        addTile(tile, sum, i * stride + j, stride);
      }
    }
  }

  private static void addTile(float[] tile, double[] sum, int at, int stride) {
    for (int i = 0; i < MatrixKernel.TILE; i++) {
      for (int j = 0; j < Lanes.PANEL; j++) {
        sum[at + i * stride + j] += tile[i * Lanes.PANEL + j];
      }
    }
  }

  private static double[] combined(double[][] sums, int rank, int stride) {
    double[] gramian = new double[rank * rank];
    for (int i = 0; i < rank; i++) {
      for (int j = 0; j <= i; j++) {
        double total = 0;
        for (double[] sum : sums) {
          total += sum[i * stride + j];
        }
        gramian[i * rank + j] = total;
        gramian[j * rank + i] = total;
      }
    }
    return gramian;
  }
}
