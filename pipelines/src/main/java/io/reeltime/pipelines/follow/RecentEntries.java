package io.reeltime.pipelines.follow;

import io.reeltime.data.log.LogEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The newest entries of a log, in memory. One thread adds, many read. */
final class RecentEntries {
  private final LogEntry[] ring;
  private long firstKept;
  private volatile long endOffset;

  /**
   * @param firstOffset of the first entry to come
   * @param kept entries that are kept
   */
  RecentEntries(long firstOffset, int kept) {
    this.ring = new LogEntry[kept];
    this.firstKept = firstOffset;
    this.endOffset = firstOffset;
  }

  /**
   * Adds the entries that follow.
   *
   * @throws IllegalStateException if one is missing between them
   */
  synchronized void add(List<LogEntry> entries) {
    for (LogEntry entry : entries) {
      if (entry.offset() != endOffset) {
        throw new IllegalStateException(
            "followed log: found offset " + entry.offset() + ", expected " + endOffset);
      }
      ring[(int) (entry.offset() % ring.length)] = entry;
      firstKept = Math.max(firstKept, entry.offset() + 1 - ring.length);
      endOffset = entry.offset() + 1;
    }
    notifyAll();
  }

  /** Forgets all and goes on at a later offset: what lies between can't be had any more. */
  synchronized void skipTo(long offset) {
    firstKept = offset;
    endOffset = offset;
    notifyAll();
  }

  synchronized long firstKept() {
    return firstKept;
  }

  long endOffset() {
    return endOffset;
  }

  /**
   * Entries from an offset on; fewer than the limit at the end.
   *
   * @return empty where the first of them is kept no more
   */
  synchronized Optional<List<LogEntry>> read(long fromOffset, int limit) {
    if (fromOffset < firstKept) {
      return Optional.empty();
    }
    List<LogEntry> entries = new ArrayList<>();
    long to = Math.min(endOffset, fromOffset + limit);
    for (long offset = fromOffset; offset < to; offset++) {
      entries.add(ring[(int) (offset % ring.length)]);
    }
    return Optional.of(entries);
  }

  synchronized long awaitBeyond(long offset, Duration timeout) throws InterruptedException {
    long limit = System.nanoTime() + timeout.toNanos();
    for (long left = timeout.toNanos();
        endOffset <= offset && left > 0;
        left = limit - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return endOffset;
  }
}
