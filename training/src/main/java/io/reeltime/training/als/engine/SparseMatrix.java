package io.reeltime.training.als.engine;

import java.util.Arrays;

/**
 * Signed strengths as compressed sparse rows: the entries of a row are {@code rowStarts[row]} to
 * below {@code rowStarts[row + 1]}, their columns ascending.
 *
 * <p>Immutable by convention: nobody writes to the arrays.
 *
 * @param columns number of columns
 * @param rowStarts {@code [rows + 1]}
 * @param columnIndexes {@code [entries]}, each from 0 to below {@code columns}
 * @param strengths {@code [entries]}, finite; 0 is an entry without confidence
 */
public record SparseMatrix(int columns, int[] rowStarts, int[] columnIndexes, float[] strengths) {

  public SparseMatrix {
    int entries = columnIndexes.length;
    if (rowStarts.length < 1 || rowStarts[rowStarts.length - 1] != entries) {
      throw new IllegalArgumentException(
          "sparse matrix: row starts end at %d, expected at %d entries"
              .formatted(rowStarts.length < 1 ? 0 : rowStarts[rowStarts.length - 1], entries));
    }
    if (strengths.length != entries) {
      throw new IllegalArgumentException(
          "sparse matrix: found %d strengths for %d entries".formatted(strengths.length, entries));
    }
    requireWithin(columnIndexes, columns);
    requireFinite(strengths);
  }

  /** The matrix of those entries whose strength is not 0. */
  public static SparseMatrix withoutZeros(
      int columns, int[] rowStarts, int[] columnIndexes, float[] strengths) {
    int[] starts = new int[rowStarts.length];
    int[] kept = new int[columnIndexes.length];
    float[] values = new float[strengths.length];
    int count = 0;
    for (int row = 0; row + 1 < rowStarts.length; row++) {
      for (int entry = rowStarts[row]; entry < rowStarts[row + 1]; entry++) {
        if (strengths[entry] != 0) {
          kept[count] = columnIndexes[entry];
          values[count++] = strengths[entry];
        }
      }
      starts[row + 1] = count;
    }
    return new SparseMatrix(
        columns, starts, Arrays.copyOf(kept, count), Arrays.copyOf(values, count));
  }

  public int rows() {
    return rowStarts.length - 1;
  }

  public int entries() {
    return columnIndexes.length;
  }

  /** Number of entries of a row. */
  public int length(int row) {
    return rowStarts[row + 1] - rowStarts[row];
  }

  /** The same entries, a row per column; {@code O(entries)}. */
  public SparseMatrix transpose() {
    int[] starts = new int[columns + 1];
    for (int column : columnIndexes) {
      starts[column + 1]++;
    }
    for (int column = 0; column < columns; column++) {
      starts[column + 1] += starts[column];
    }
    int[] next = starts.clone();
    int[] rowIndexes = new int[entries()];
    float[] values = new float[entries()];
    for (int row = 0; row < rows(); row++) {
      for (int entry = rowStarts[row]; entry < rowStarts[row + 1]; entry++) {
        int place = next[columnIndexes[entry]]++;
        rowIndexes[place] = row;
        values[place] = strengths[entry];
      }
    }
    return new SparseMatrix(rows(), starts, rowIndexes, values);
  }

  private static void requireWithin(int[] indexes, int columns) {
    for (int index : indexes) {
      if (index < 0 || index >= columns) {
        throw new IllegalArgumentException(
            "sparse matrix: found column " + index + ", expected 0 to below " + columns);
      }
    }
  }

  private static void requireFinite(float[] strengths) {
    for (int entry = 0; entry < strengths.length; entry++) {
      if (!Float.isFinite(strengths[entry])) {
        throw new IllegalArgumentException(
            "strength: found %s at entry %d, expected a finite number"
                .formatted(strengths[entry], entry));
      }
    }
  }
}
