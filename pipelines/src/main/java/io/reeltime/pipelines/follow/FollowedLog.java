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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The log of another process, read only: a thread asks that process's tail for what comes next, and
 * keeps the newest records in memory. What is older is asked for when it is read.
 *
 * <p>A record can be read here a moment after it is durable there. While the other process is away,
 * nothing new comes, and it is asked again each second. While it has another log, every read is
 * refused: whoever reads must be started anew. What it truncates before it came here is gone, and a
 * read from there says so.
 */
public final class FollowedLog implements EventLog {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final TailClient tail;
  private final TailFollower follower;
  private final RecentEntries recent;
  private final Loop loop;
  private volatile boolean closed;

  private FollowedLog(TailClient tail, TailFollower follower) {
    this.tail = tail;
    this.follower = follower;
    this.recent = follower.recent();
    this.loop = Loop.start("reeltime-followed-log", this::follow, Duration.ZERO);
  }

  /**
   * Begins to follow, at the end that the log has now.
   *
   * @param node base address of the process that takes the events
   * @param keptRecords newest records that are kept in memory
   * @param clock for records that say no time
   * @throws IOException if the node does not answer
   */
  public static FollowedLog of(URI node, int keptRecords, InstantSource clock)
      throws IOException, InterruptedException {
    TailClient tail = new TailClient(node, clock);
    return new FollowedLog(tail, TailFollower.toTheEnd(tail, keptRecords));
  }

  private void follow() throws InterruptedException {
    try {
      follower.takeNext(LONGEST_WAIT);
    } catch (IOException e) {
      if (!closed) {
        throw new IllegalStateException("followed log: " + e.getMessage(), e);
      }
    }
  }

  @Override
  public String identity() {
    return follower.identity();
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
    follower.throwIfOtherLog();
    Optional<List<LogEntry>> kept = recent.read(fromOffset, limit);
    return kept.isPresent() ? kept.get() : older(fromOffset, limit);
  }

  private List<LogEntry> older(long fromOffset, int limit) {
    try {
      return follower.older(fromOffset, limit);
    } catch (IOException e) {
      throw new LogUnavailableException(String.valueOf(e.getMessage()), RETRY_AFTER, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogUnavailableException("interrupted while reading", RETRY_AFTER, e);
    }
  }

  /** The oldest record that the other process holds, as far as this one has noticed. */
  @Override
  public long firstOffset() {
    return follower.firstOffset();
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
    loop.close();
  }
}
