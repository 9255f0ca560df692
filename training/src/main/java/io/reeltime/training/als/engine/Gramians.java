package io.reeltime.training.als.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * {@code X^T X} of a factor block on all workers: float32 products within a chunk of rows, float64
 * between chunks.
 */
final class Gramians {
  private static final int ROWS_PER_CHUNK = 512;
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

  private Gramians() {}

  /** {@code [rank x rank]}, row-major, symmetric. */
  static double[] of(FactorBlock factors, Workers workers) {
    int stride = factors.stride();
    double[][] sums = new double[workers.count()][];
    int chunks = (factors.rows() + ROWS_PER_CHUNK - 1) / ROWS_PER_CHUNK;
    try (Arena arena = Arena.ofShared()) {
      MemorySegment[] tiles = new MemorySegment[workers.count()];
      for (int worker = 0; worker < tiles.length; worker++) {
        tiles[worker] = arena.allocate((long) MatrixKernel.TILE * FactorBlock.PANEL * 4, 64);
        sums[worker] = new double[stride * stride];
      }
      workers.run(
          chunks,
          (worker, chunk) -> {
            int from = chunk * ROWS_PER_CHUNK;
            int rows = Math.min(ROWS_PER_CHUNK, factors.rows() - from);
            add(factors, from, rows, tiles[worker], sums[worker]);
          });
    }
    return combined(sums, factors.rank(), stride);
  }

  /** Adds the lower triangle of one chunk, tile by tile. */
  private static void add(
      FactorBlock factors, int from, int rows, MemorySegment tile, double[] sum) {
    MemorySegment values = factors.values();
    int stride = factors.stride();
    long rowBytes = (long) stride * Float.BYTES;
    long tileRow = (long) FactorBlock.PANEL * Float.BYTES;
    for (int i = 0; i < stride; i += MatrixKernel.TILE) {
      for (int j = 0; j < i + MatrixKernel.TILE; j += FactorBlock.PANEL) {
        MatrixKernel.tile(
            values,
            factors.offset(from) + (long) i * Float.BYTES,
            rowBytes,
            Float.BYTES,
            values,
            factors.offset(from) + (long) j * Float.BYTES,
            rowBytes,
            rows,
            tile,
            0,
            tileRow);
        for (int ti = 0; ti < MatrixKernel.TILE; ti++) {
          int base = (i + ti) * stride + j;
          for (int tj = 0; tj < FactorBlock.PANEL; tj++) {
            sum[base + tj] += tile.get(FLOAT, ti * tileRow + (long) tj * Float.BYTES);
          }
        }
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
