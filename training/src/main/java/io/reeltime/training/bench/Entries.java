package io.reeltime.training.bench;

import io.reeltime.training.als.engine.SparseMatrix;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** A part of a matrix, of its shape. */
final class Entries {
  private Entries() {}

  /** Those entries that are kept, by their place in the matrix. */
  static SparseMatrix where(SparseMatrix all, IntPredicate isKept) {
    int[] starts = new int[all.rows() + 1];
    int[] columns = new int[all.entries()];
    float[] strengths = new float[all.entries()];
    int count = 0;
    for (int row = 0; row < all.rows(); row++) {
      for (int entry = all.rowStarts()[row]; entry < all.rowStarts()[row + 1]; entry++) {
        if (isKept.test(entry)) {
          columns[count] = all.columnIndexes()[entry];
          strengths[count++] = all.strengths()[entry];
        }
      }
      starts[row + 1] = count;
    }
    return new SparseMatrix(
        all.columns(), starts, Arrays.copyOf(columns, count), Arrays.copyOf(strengths, count));
  }
}
