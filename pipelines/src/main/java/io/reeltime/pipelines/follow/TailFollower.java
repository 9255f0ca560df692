package io.reeltime.pipelines.follow;

import io.reeltime.data.log.LogEntry;
import io.reeltime.data.log.LogUnavailableException;
import io.reeltime.data.log.TruncatedOffsetException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a tail for what comes next and keeps the newest of it. One thread at a time asks for what
 * comes next; many may ask for what is older.
 */
final class TailFollower {
  private static final Logger LOG = LoggerFactory.getLogger(TailFollower.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final int FETCHED_AT_ONCE = 10_000;

  private final TailClient tail;
  private final String identity;
  private final RecentEntries recent;
  private volatile long firstOffset;
  private volatile @Nullable String otherIdentity;

  private TailFollower(TailClient tail, TailClient.Status began, int kept) {
    this.tail = tail;
    this.identity = began.identity();
    this.firstOffset = began.firstOffset();
    this.recent = new RecentEntries(Math.max(began.firstOffset(), began.endOffset() - kept), kept);
  }

  /**
   * One that has read the newest records, to the end that the log has now.
   *
   * @throws IOException if the node does not answer
   */
  static TailFollower toTheEnd(TailClient tail, int kept) throws IOException, InterruptedException {
    TailClient.Status began = tail.status();
    TailFollower follower = new TailFollower(tail, began, kept);
    while (follower.recent.endOffset() < began.endOffset()) {
      long before = follower.recent.endOffset();
      follower.takeNext(Duration.ZERO);
      if (follower.recent.endOffset() == before) {
        throw new IOException(
            "the tail of %s: found no record at offset %d, expected them up to %d"
                .formatted(tail.node(), before, began.endOffset() - 1));
      }
    }
    return follower;
  }

  String identity() {
    return identity;
  }

  RecentEntries recent() {
    return recent;
  }

  /** Of the oldest record that the other process holds, as far as this one has noticed. */
  long firstOffset() {
    return firstOffset;
  }

  /**
   * Takes the next records. Where they are gone, goes on at the oldest that is left, so that
   * whoever reads learns of the gap.
   *
   * @param wait for the first of them
   * @throws LogUnavailableException if the node's log is another one
   * @throws IOException if the node does not answer
   */
  void takeNext(Duration wait) throws IOException, InterruptedException {
    long next = recent.endOffset();
    TailClient.Page page = fetch(next, FETCHED_AT_ONCE, wait);
    if (page.firstOffset() > next) {
      LOG.warn("followed-log truncated from={} to={}", next, page.firstOffset());
      firstOffset = page.firstOffset();
      recent.skipTo(page.firstOffset());
    }
    recent.add(page.entries());
  }

  /**
   * Reads records that are kept no more.
   *
   * @throws TruncatedOffsetException if the other process has them no more either
   * @throws LogUnavailableException if the node's log is another one
   * @throws IOException if the node does not answer
   */
  List<LogEntry> older(long fromOffset, int limit) throws IOException, InterruptedException {
    TailClient.Page page = fetch(fromOffset, Math.min(limit, FETCHED_AT_ONCE), Duration.ZERO);
    if (page.firstOffset() > fromOffset) {
      throw new TruncatedOffsetException(
          fromOffset, Math.min(page.firstOffset(), recent.firstKept()));
    }
    return page.entries();
  }

  /**
   * Refuses to go on while the node's log is another one, in which offsets mean other records.
   *
   * @throws LogUnavailableException if it is
   */
  void throwIfOtherLog() {
    String found = otherIdentity;
    if (found != null) {
      throw otherLog(found);
    }
  }

  private TailClient.Page fetch(long fromOffset, int limit, Duration wait)
      throws IOException, InterruptedException {
    TailClient.Page page = tail.fetch(fromOffset, limit, wait);
    if (!page.identity().equals(identity)) {
      otherIdentity = page.identity();
      throw otherLog(page.identity());
    }
    otherIdentity = null;
    return page;
  }

  private LogUnavailableException otherLog(String found) {
    return new LogUnavailableException(
        "followed log: found log '%s' at %s, expected '%s'; start this process anew"
            .formatted(found, tail.node(), identity),
        RETRY_AFTER);
  }
}
