package io.reeltime.serving.pool;

import io.reeltime.data.retrieval.ItemIndex;
import io.reeltime.data.retrieval.Search;
import java.util.List;

/** A pass over the item rows for one request, alone or with others. Serves one thread. */
public final class Scan {
  private final ItemIndex index;
  private final Search search;
  private final long deadlineNanos;
  private boolean whole;

  /**
   * @param index what to search
   * @param search begun; holds the candidates afterwards
   * @param deadlineNanos by {@link System#nanoTime}: when to leave with what was found so far
   */
  public Scan(ItemIndex index, Search search, long deadlineNanos) {
    this.index = index;
    this.search = search;
    this.deadlineNanos = deadlineNanos;
  }

  /** Whether the scan has come to its end. */
  public boolean isWhole() {
    return whole;
  }

  ItemIndex index() {
    return index;
  }

  void run() {
    whole = index.search(search, () -> System.nanoTime() - deadlineNanos > 0);
  }

  /**
   * Runs scans over the same index as one, which ends for all of them at the earliest deadline.
   *
   * @param room for as many searches
   */
  static void run(List<Scan> scans, Search[] room) {
    if (scans.size() == 1) {
      scans.getFirst().run();
      return;
    }
    long earliest = scans.getFirst().deadlineNanos;
    for (int i = 0; i < scans.size(); i++) {
      room[i] = scans.get(i).search;
      long deadline = scans.get(i).deadlineNanos;
      earliest = deadline - earliest < 0 ? deadline : earliest;
    }
    long stopAt = earliest;
    boolean all =
        scans.getFirst().index.search(room, scans.size(), () -> System.nanoTime() - stopAt > 0);
    scans.forEach(scan -> scan.whole = all);
  }
}
