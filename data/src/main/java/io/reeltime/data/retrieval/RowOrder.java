package io.reeltime.data.retrieval;

import io.reeltime.data.factors.FactorMatrix;
import java.util.Arrays;

/** Where rows go in an index: by descending scale, without those that have none. */
final class RowOrder {
  private static final long LOW = 0xffff_ffffL;

  private RowOrder() {}

  /** All rows in one run, padded to whole blocks. */
  static int[] of(FactorMatrix source) {
    float[] scales = scales(source);
    int[] all = new int[source.rows()];
    int count = 0;
    for (int row = 0; row < all.length; row++) {
      if (scales[row] > 0) {
        all[count++] = row;
      }
    }
    int[] positions = new int[padded(count)];
    System.arraycopy(all, 0, positions, 0, count);
    sort(positions, 0, count, scales);
    return positions;
  }

  /** The scale of every row. */
  static float[] scales(FactorMatrix source) {
    float[] row = new float[source.rank()];
    float[] scales = new float[source.rows()];
    for (int index = 0; index < scales.length; index++) {
      source.copyRow(index, row);
      scales[index] = QuantizedRows.scale(row);
    }
    return scales;
  }

  /** Sorts a run of rows by descending scale, and marks the rest of its last block as empty. */
  static void sort(int[] positions, int from, int count, float[] scales) {
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      int row = positions[from + i];
      keys[i] = (long) (Integer.MAX_VALUE - Float.floatToIntBits(scales[row])) << 32 | row;
    }
    Arrays.sort(keys);
    for (int i = 0; i < count; i++) {
      positions[from + i] = (int) (keys[i] & LOW);
    }
    Arrays.fill(positions, from + count, from + padded(count), QuantizedRows.NO_ROW);
  }

  /** So many rows in whole blocks. */
  static int padded(int count) {
    return (count + QuantizedRows.BLOCK - 1) / QuantizedRows.BLOCK * QuantizedRows.BLOCK;
  }
}
