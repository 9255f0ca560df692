package io.reeltime.training.als.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** {@code X <- X V} in place, on all workers. */
final class Rotation {
  private static final int ROWS_PER_CHUNK = 256;

  private Rotation() {}

  /**
   * Turns a block.
   *
   * @param vectors {@code [stride x stride]}
   */
  static void apply(FactorBlock factors, FactorBlock vectors, Workers workers) {
    int chunks = (factors.rows() + ROWS_PER_CHUNK - 1) / ROWS_PER_CHUNK;
    long rowBytes = (long) factors.stride() * Float.BYTES;
    try (Arena arena = Arena.ofShared()) {
      MemorySegment[] turned = new MemorySegment[workers.count()];
      for (int worker = 0; worker < turned.length; worker++) {
        turned[worker] = arena.allocate(MatrixKernel.TILE * rowBytes, 64);
      }
      MemorySegment last = arena.allocate(MatrixKernel.TILE * rowBytes, 64);
      workers.run(
          chunks,
          (worker, chunk) -> {
            int from = chunk * ROWS_PER_CHUNK;
            int to = Math.min(from + ROWS_PER_CHUNK, factors.rows());
            for (int row = from; row < to; row += MatrixKernel.TILE) {
              long bytes = Math.min(MatrixKernel.TILE, to - row) * rowBytes;
              MemorySegment source = factors.values();
              long at = factors.offset(row);
              if (row + MatrixKernel.TILE > factors.rows()) {
                // Only the block's last rows, so only one worker.
                MemorySegment.copy(source, at, last, 0, bytes);
                source = last;
                at = 0;
              }
              multiply(source, at, vectors, turned[worker], rowBytes);
              MemorySegment.copy(turned[worker], 0, factors.values(), factors.offset(row), bytes);
            }
          });
    }
  }

  private static void multiply(
      MemorySegment rows, long at, FactorBlock vectors, MemorySegment into, long rowBytes) {
    for (int panel = 0; panel < vectors.stride(); panel += FactorBlock.PANEL) {
      MatrixKernel.tile(
          rows,
          at,
          Float.BYTES,
          rowBytes,
          vectors.values(),
          (long) panel * Float.BYTES,
          rowBytes,
          vectors.rank(),
          into,
          (long) panel * Float.BYTES,
          rowBytes);
    }
  }
}
