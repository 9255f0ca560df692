package io.reeltime.data.retrieval;

/** Passes one query over consecutive blocks whose scales descend. */
final class BlockScan {
  private final QuantizedRows rows;

  BlockScan(QuantizedRows rows) {
    this.rows = rows;
  }

  /** Whether a further block could be of use; {@code false} ends the scan. */
  boolean run(Search search, int from, int to, int reach) {
    for (int block = from; block < to; block++) {
      short limit = search.limit(rows.blockScale(block), reach);
      if (limit == Short.MAX_VALUE) {
        return false;
      }
      QuantizedQuery query = search.query();
      BlockKernel.sums(
          rows.codes(), block * rows.blockBytes(), query.codes, query.start(), search.sums);
      search.take(rows, block, search.sums, 0, limit);
    }
    return true;
  }
}
