package io.reeltime.ingest.table;

import io.reeltime.data.log.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the tables close behind the log: a commit every interval, or as soon as one is full. A
 * commit that fails is tried again, later and later, while the log goes on accepting.
 */
public final class TableWriterThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TableWriterThread.class);

  private final EventLog log;
  private final TableWriter writer;
  private final TableWriterOptions options;
  private final InstantSource clock;
  private final Thread thread;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final ReentrantLock waitLock = new ReentrantLock();
  private boolean waiting;
  private volatile Rounds rounds = new Rounds(null, null, null);

  private record Rounds(
      @Nullable Instant lastRound, @Nullable Instant failingSince, @Nullable String failure) {}

  public TableWriterThread(
      EventLog log, TableWriter writer, TableWriterOptions options, InstantSource clock) {
    this.log = log;
    this.writer = writer;
    this.options = options;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("table-writer").daemon().unstarted(this::followLog);
  }

  public void start() {
    thread.start();
  }

  public TableWriterStatus status() {
    Rounds now = rounds;
    long committed = writer.committedEndOffset();
    return new TableWriterStatus(
        committed,
        Math.max(0, log.endOffset() - committed),
        now.lastRound,
        now.failingSince,
        now.failure);
  }

  private void followLog() {
    Duration retry = options.firstRetry();
    while (stopped.getCount() > 0) {
      if (round()) {
        retry = options.firstRetry();
      } else {
        awaitRetry(retry);
        Duration doubled = retry.multipliedBy(2);
        retry = doubled.compareTo(options.longestRetry()) < 0 ? doubled : options.longestRetry();
      }
    }
  }

  private boolean round() {
    try {
      writer.recover();
      awaitBatch();
      writer.commitNext();
      rounds = new Rounds(clock.instant(), null, null);
      return true;
    } catch (RuntimeException | Error e) {
      Instant since = rounds.failingSince == null ? clock.instant() : rounds.failingSince;
      rounds = new Rounds(rounds.lastRound, since, String.valueOf(e.getMessage()));
      LOG.error("table writer failed and will retry failingSince={}", since, e);
      return false;
    }
  }

  /** Waits for a first record, then until a commit is full or the interval is over. */
  private void awaitBatch() {
    long committed = writer.committedEndOffset();
    if (awaitBeyond(committed) > committed) {
      awaitBeyond(committed + options.commitRows() - 1);
    }
  }

  // Interrupted only while waiting: an interrupt in the middle of a file would break its channel.
  private long awaitBeyond(long offset) {
    if (!enterWait()) {
      return log.endOffset();
    }
    try {
      return log.awaitBeyond(offset, options.commitInterval());
    } catch (InterruptedException e) {
      return log.endOffset();
    } finally {
      leaveWait();
    }
  }

  private boolean enterWait() {
    waitLock.lock();
    try {
      waiting = stopped.getCount() > 0;
      return waiting;
    } finally {
      waitLock.unlock();
    }
  }

  private void leaveWait() {
    waitLock.lock();
    try {
      waiting = false;
      Thread.interrupted();
    } finally {
      waitLock.unlock();
    }
  }

  private void awaitRetry(Duration retry) {
    try {
      stopped.await(retry.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      stopped.countDown();
    }
  }

  /** Stops after the commit in progress, then writes what is left in the log. */
  @Override
  public void close() {
    waitLock.lock();
    try {
      stopped.countDown();
      if (waiting) {
        thread.interrupt();
      }
    } finally {
      waitLock.unlock();
    }
    try {
      thread.join();
      writer.flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("tables not flushed at shutdown; the next start goes on from the log", e);
    }
  }
}
