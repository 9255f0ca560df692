package io.reeltime.pipelines.follow;

import io.reeltime.data.event.LogRecord;
import io.reeltime.data.log.AppendOutcome;
import io.reeltime.data.log.EventLog;
import io.reeltime.data.log.LogEntry;
import io.reeltime.data.log.LogUnavailableException;
import io.reeltime.serving.generation.Loop;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The log of another process, read only: a thread asks that process's tail for what comes next, and
 * keeps the newest records in memory. What is older is asked for when it is read.
 *
 * <p>A record can be read here a moment after it is durable there. While the other process is away,
 * nothing new comes, and it is asked again each second. Should it come back with another log, this
 * one stays as it is and says so in its own log: whoever reads it must be started anew.
 */
public final class FollowedLog implements EventLog {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final int FETCHED_AT_ONCE = 10_000;

  private final TailClient tail;
  private final String identity;
  private final RecentEntries recent;
  private final Loop follower;
  private volatile boolean closed;

  private FollowedLog(TailClient tail, TailClient.Page first, RecentEntries recent) {
    this.tail = tail;
    this.identity = first.identity();
    this.recent = recent;
    this.follower = Loop.start("reeltime-followed-log", this::follow, Duration.ZERO);
  }

  /**
   * Begins to follow.
   *
   * @param node base address of the process that takes the events
   * @param keptRecords newest records that are kept in memory
   * @param clock for records that say no time
   * @throws IOException if the node does not answer
   */
  public static FollowedLog of(URI node, int keptRecords, InstantSource clock)
      throws IOException, InterruptedException {
    TailClient tail = new TailClient(node, clock);
    TailClient.Page first = tail.fetch(0, FETCHED_AT_ONCE, Duration.ZERO);
    RecentEntries recent = new RecentEntries(first.firstOffset(), keptRecords);
    recent.add(first.entries());
    return new FollowedLog(tail, first, recent);
  }

  private void follow() throws InterruptedException {
    try {
      TailClient.Page page = tail.fetch(recent.endOffset(), FETCHED_AT_ONCE, LONGEST_WAIT);
      if (!page.identity().equals(identity)) {
        throw new IllegalStateException(
            "followed log: found log '%s', expected '%s'; start this process anew"
                .formatted(page.identity(), identity));
      }
      recent.add(page.entries());
    } catch (IOException e) {
      if (!closed) {
        throw new IllegalStateException("followed log: " + e.getMessage(), e);
      }
    }
  }

  @Override
  public String identity() {
    return identity;
  }

  /** Refuses: events go to the process that is followed. */
  @Override
  public CompletableFuture<List<AppendOutcome>> append(List<? extends LogRecord> batch) {
    return CompletableFuture.failedFuture(
        new LogUnavailableException(
            "this process follows the log of " + tail.node() + ": send events there", RETRY_AFTER));
  }

  @Override
  public List<LogEntry> read(long fromOffset, int limit) {
    if (fromOffset >= recent.firstKept()) {
      return recent.read(fromOffset, limit);
    }
    try {
      return tail.fetch(fromOffset, Math.min(limit, FETCHED_AT_ONCE), Duration.ZERO).entries();
    } catch (IOException e) {
      throw new LogUnavailableException(String.valueOf(e.getMessage()), RETRY_AFTER, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogUnavailableException("interrupted while reading", RETRY_AFTER, e);
    }
  }

  /** The oldest record that the other process held when this one began to follow. */
  @Override
  public long firstOffset() {
    return recent.firstOffset();
  }

  @Override
  public long endOffset() {
    return recent.endOffset();
  }

  @Override
  public long awaitBeyond(long offset, Duration timeout) throws InterruptedException {
    return recent.awaitBeyond(offset, timeout);
  }

  /** Does nothing: the process that owns the log truncates it. */
  @Override
  public void truncate(long beforeOffset) {}

  @Override
  public void close() {
    closed = true;
    tail.close();
    follower.close();
  }
}
