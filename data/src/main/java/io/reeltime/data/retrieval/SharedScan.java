package io.reeltime.data.retrieval;

import java.util.Arrays;

/**
 * Passes several queries over the same blocks, four at a time, so that they share loads. Made for
 * one call; its size does not depend on the rows.
 */
final class SharedScan {
  private static final int GROUP = 4;

  /** From so many on, four sums at once are cheaper than as many single ones. */
  private static final int WORTH_A_GROUP = 3;

  private final QuantizedRows rows;
  private final BlockScan single;
  private final Search[] searches;
  private final boolean[] done;
  private final Search[] group = new Search[GROUP];
  private final short[] starts = new short[GROUP];
  private final short[] limits = new short[GROUP];
  private final short[] sums = new short[GROUP * BlockKernel.ROWS];

  SharedScan(QuantizedRows rows, Search[] searches, int count) {
    this.rows = rows;
    this.single = new BlockScan(rows);
    this.searches = Arrays.copyOf(searches, count);
    this.done = new boolean[count];
  }

  /** Whether a further block could be of use to any of the queries. */
  boolean run(int from, int to) {
    int next = 0;
    boolean useful = false;
    while (next < searches.length) {
      int members = 0;
      int first = next;
      while (next < searches.length && members < GROUP) {
        if (!done[next]) {
          group[members++] = searches[next];
        }
        next++;
      }
      useful |= runGroup(members, from, to);
      markDone(first, next, to);
    }
    return useful;
  }

  private void markDone(int first, int end, int to) {
    for (int i = first; i < end; i++) {
      done[i] |=
          to >= rows.blocks()
              || searches[i].limit(rows.blockScale(to), searches[i].query().reach())
                  == Short.MAX_VALUE;
    }
  }

  private boolean runGroup(int members, int from, int to) {
    boolean useful = false;
    if (members < WORTH_A_GROUP) {
      for (int i = 0; i < members; i++) {
        useful |= single.run(group[i], from, to, group[i].query().reach());
      }
      return useful;
    }
    for (int i = members; i < GROUP; i++) {
      group[i] = group[0];
    }
    for (int i = 0; i < GROUP; i++) {
      starts[i] = group[i].query().start();
    }
    for (int block = from; block < to; block++) {
      if (!runBlock(members, block)) {
        return false;
      }
    }
    return true;
  }

  private boolean runBlock(int members, int block) {
    boolean useful = false;
    for (int i = 0; i < GROUP; i++) {
      limits[i] =
          i < members
              ? group[i].limit(rows.blockScale(block), group[i].query().reach())
              : Short.MAX_VALUE;
      useful |= limits[i] != Short.MAX_VALUE;
    }
    if (!useful) {
      return false;
    }
    BlockKernel.sums(
        rows.codes(),
        block * rows.blockBytes(),
        group[0].query().codes,
        group[1].query().codes,
        group[2].query().codes,
        group[3].query().codes,
        starts,
        sums);
    for (int i = 0; i < members; i++) {
      if (limits[i] != Short.MAX_VALUE) {
        group[i].take(rows, block, sums, i * BlockKernel.ROWS, limits[i]);
      }
    }
    return true;
  }
}
