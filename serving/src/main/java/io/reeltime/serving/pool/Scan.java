package io.reeltime.serving.pool;

import io.reeltime.data.retrieval.ItemIndex;
import io.reeltime.data.retrieval.Search;
import java.util.Arrays;
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

  /** Scans alone. */
  void run() {
    whole = index.search(search, this::isLate);
  }

  private boolean isLate() {
    return System.nanoTime() - deadlineNanos > 0;
  }

  /** Whether it gains by being run with others. */
  boolean isShareable() {
    return index.sharesPasses();
  }

  /**
   * Runs scans over the same index as one pass, which ends at the latest of their deadlines; one
   * that is late already is left out.
   *
   * @param room for as many searches; empty afterwards
   */
  static void runAsOne(List<Scan> scans, Search[] room) {
    List<Scan> timely = scans.stream().filter(scan -> !scan.isLate()).toList();
    if (timely.isEmpty()) {
      return;
    }
    long latest = timely.getFirst().deadlineNanos;
    for (int i = 0; i < timely.size(); i++) {
      room[i] = timely.get(i).search;
      long deadline = timely.get(i).deadlineNanos;
      latest = deadline - latest > 0 ? deadline : latest;
    }
    long stopAt = latest;
    try {
      ItemIndex index = timely.getFirst().index;
      boolean all = index.search(room, timely.size(), () -> System.nanoTime() - stopAt > 0);
      timely.forEach(scan -> scan.whole = all);
    } finally {
      // A search holds its request, which holds its generation.
      Arrays.fill(room, null);
    }
  }
}
