package io.reeltime.training.interactions;

import java.util.Arrays;

/**
 * Compressed sparse rows with a value and a time per entry; columns ascend within a row and occur
 * once.
 */
record SparseRows(int[] rowStarts, int[] columns, float[] values, long[] times) {

  /** Collects entries in any order; those of the same row and column are summed. */
  static final class Builder {
    private final int rows;
    private int[] row;
    private int[] column;
    private float[] value;
    private long[] time;
    private int size;

    Builder(int rows, int expectedEntries) {
      this.rows = rows;
      this.row = new int[expectedEntries];
      this.column = new int[expectedEntries];
      this.value = new float[expectedEntries];
      this.time = new long[expectedEntries];
    }

    void add(int rowIndex, int columnIndex, float entryValue, long entryTime) {
      if (size == row.length) {
        grow();
      }
      row[size] = rowIndex;
      column[size] = columnIndex;
      value[size] = entryValue;
      time[size] = entryTime;
      size++;
    }

    SparseRows build() {
      int[] starts = rowStarts();
      long[] order = columnsWithPlaces(starts);
      SparseRows merged =
          new SparseRows(new int[rows + 1], new int[size], new float[size], new long[size]);
      int count = 0;
      for (int r = 0; r < rows; r++) {
        Arrays.sort(order, starts[r], starts[r + 1]);
        count = mergeRow(order, starts[r], starts[r + 1], merged, count);
        merged.rowStarts[r + 1] = count;
      }
      return merged.truncate(count);
    }

    private int[] rowStarts() {
      int[] starts = new int[rows + 1];
      for (int i = 0; i < size; i++) {
        starts[row[i] + 1]++;
      }
      for (int r = 0; r < rows; r++) {
        starts[r + 1] += starts[r];
      }
      return starts;
    }

    /** Per row, its entries as column in the high and place of addition in the low half. */
    private long[] columnsWithPlaces(int[] starts) {
      int[] next = starts.clone();
      long[] order = new long[size];
      for (int i = 0; i < size; i++) {
        order[next[row[i]]++] = (long) column[i] << Integer.SIZE | i;
      }
      return order;
    }

    private int mergeRow(long[] order, int from, int to, SparseRows merged, int start) {
      int count = start;
      for (int i = from; i < to; i++) {
        int columnIndex = (int) (order[i] >>> Integer.SIZE);
        int place = (int) order[i];
        if (count == start || merged.columns[count - 1] != columnIndex) {
          merged.columns[count] = columnIndex;
          merged.values[count] = value[place];
          merged.times[count] = time[place];
          count++;
        } else {
          merged.values[count - 1] += value[place];
          merged.times[count - 1] = Math.max(merged.times[count - 1], time[place]);
        }
      }
      return count;
    }

    private void grow() {
      int capacity = Math.max(1024, size + (size >> 1));
      row = Arrays.copyOf(row, capacity);
      column = Arrays.copyOf(column, capacity);
      value = Arrays.copyOf(value, capacity);
      time = Arrays.copyOf(time, capacity);
    }
  }

  private SparseRows truncate(int count) {
    return count == columns.length
        ? this
        : new SparseRows(
            rowStarts,
            Arrays.copyOf(columns, count),
            Arrays.copyOf(values, count),
            Arrays.copyOf(times, count));
  }
}
