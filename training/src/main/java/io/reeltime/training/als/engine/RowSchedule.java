package io.reeltime.training.als.engine;

import java.util.Arrays;

/**
 * The order in which a matrix's rows are solved: longest first, very long ones split, the rest cut
 * into chunks of about equal cost, so that the last chunks to be taken are small ones.
 *
 * @param order all rows with entries
 * @param splitRows so many of the first are split over all workers, one after the other
 * @param chunkStarts {@code [chunks + 1]} places in the order, the first behind the split rows
 */
record RowSchedule(int[] order, int splitRows, int[] chunkStarts) {
  private static final int CHUNKS_PER_WORKER = 64;

  /** What a row costs beside its entries, in entries. */
  private static final int ROW_COST = 16;

  /** A row is split when it holds more than this share of all entries, and more than a few. */
  private static final int SPLIT_SHARE = 64;

  private static final int SPLIT_ENTRIES = 1 << 14;

  static RowSchedule of(SparseMatrix rows, int workers) {
    int[] order = longestFirst(rows);
    long total = rows.entries() + (long) ROW_COST * order.length;
    long perChunk = Math.max(256, total / ((long) CHUNKS_PER_WORKER * workers));
    int splitRows = splitRows(rows, order);
    int[] starts = new int[order.length + 1];
    int chunks = 0;
    long cost = perChunk;
    for (int place = splitRows; place < order.length; place++) {
      if (cost >= perChunk) {
        starts[chunks++] = place;
        cost = 0;
      }
      cost += rows.length(order[place]) + ROW_COST;
    }
    starts[chunks] = order.length;
    return new RowSchedule(order, splitRows, Arrays.copyOf(starts, chunks + 1));
  }

  int chunks() {
    return chunkStarts.length - 1;
  }

  private static int splitRows(SparseMatrix rows, int[] order) {
    int longest = Math.max(SPLIT_ENTRIES, rows.entries() / SPLIT_SHARE);
    int count = 0;
    while (count < order.length && rows.length(order[count]) > longest) {
      count++;
    }
    return count;
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
