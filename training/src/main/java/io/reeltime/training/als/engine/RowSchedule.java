package io.reeltime.training.als.engine;

import java.util.Arrays;

/**
 * The order in which a matrix's rows are solved: longest first, cut into chunks of about equal
 * cost, so that the last chunks to be taken are small ones.
 *
 * @param order all rows with entries
 * @param chunkStarts {@code [chunks + 1]} places in the order
 */
record RowSchedule(int[] order, int[] chunkStarts) {
  private static final int CHUNKS_PER_WORKER = 64;

  /** What a row costs beside its entries, in entries. */
  private static final int ROW_COST = 16;

  static RowSchedule of(SparseMatrix rows, int workers) {
    int[] order = longestFirst(rows);
    long total = rows.entries() + (long) ROW_COST * order.length;
    long perChunk = Math.max(256, total / ((long) CHUNKS_PER_WORKER * workers));
    int[] starts = new int[order.length + 1];
    int chunks = 0;
    long cost = perChunk;
    for (int place = 0; place < order.length; place++) {
      if (cost >= perChunk) {
        starts[chunks++] = place;
        cost = 0;
      }
      cost += rows.length(order[place]) + ROW_COST;
    }
    starts[chunks] = order.length;
    return new RowSchedule(order, Arrays.copyOf(starts, chunks + 1));
  }

  int chunks() {
    return chunkStarts.length - 1;
  }

  /** A counting sort by descending length; rows without entries are left out. */
  private static int[] longestFirst(SparseMatrix rows) {
    int longest = 0;
    for (int row = 0; row < rows.rows(); row++) {
      longest = Math.max(longest, rows.length(row));
    }
    int[] next = new int[longest + 2];
    for (int row = 0; row < rows.rows(); row++) {
      next[longest - rows.length(row) + 1]++;
    }
    for (int length = 0; length <= longest; length++) {
      next[length + 1] += next[length];
    }
    int[] order = new int[next[longest]];
    for (int row = 0; row < rows.rows(); row++) {
      if (rows.length(row) > 0) {
        order[next[longest - rows.length(row)]++] = row;
      }
    }
    return order;
  }
}
