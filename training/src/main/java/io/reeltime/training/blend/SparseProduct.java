package io.reeltime.training.blend;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.training.als.engine.SparseMatrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Sparse times dense, a row at a time on all cores; the same sums whatever the cores. */
final class SparseProduct {
  private static final int ROWS_PER_TASK = 256;

  private SparseProduct() {}

  /**
   * {@code into = sparse x dense}.
   *
   * @param dense {@code [sparse.columns x rank]}
   * @param into {@code [sparse.rows x rank]}, overwritten
   */
  static void of(SparseMatrix sparse, FactorMatrix dense, FactorMatrix into) {
    int tasks = (sparse.rows() + ROWS_PER_TASK - 1) / ROWS_PER_TASK;
    IntStream.range(0, tasks)
        .parallel()
        .forEach(task -> {
          float[] sum = new float[dense.rank()];
          int to = Math.min(sparse.rows(), (task + 1) * ROWS_PER_TASK);
          for (int row = task * ROWS_PER_TASK; row < to; row++) {
            Arrays.fill(sum, 0);
            for (int entry = sparse.rowStarts()[row];
                entry < sparse.rowStarts()[row + 1];
                entry++) {
              dense.addScaledRow(sparse.columnIndexes()[entry], sparse.strengths()[entry], sum);
            }
            into.setRow(row, sum);
          }
        });
  }
}
