package io.reeltime.ingest.log;

import io.reeltime.data.log.LogUnavailableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The batches that wait for their sync, bounded in bytes. One lock decides between waiting, full,
 * closed and failed, so that no batch is left behind when the queue is shut.
 */
final class CommitQueue {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration AFTER_RESTART = Duration.ofSeconds(30);

  private final long mostBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final ArrayDeque<PendingBatch> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private @Nullable LogUnavailableException shut;

  CommitQueue(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * Lets a batch wait for the next sync.
   *
   * @throws LogUnavailableException when full or shut
   */
  void add(PendingBatch batch) {
    lock.lock();
    try {
      throwIfShut();
      if (waitingBytes + batch.bytes() > mostBytes) {
        throw new LogUnavailableException(
            "event log is full: "
                + waitingBytes
                + " bytes wait for their sync and "
                + batch.bytes()
                + " more would exceed "
                + mostBytes
                + "; send again later, in smaller batches",
            SOON);
      }
      waitingBytes += batch.bytes();
      waiting.add(batch);
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for batches and takes those that one sync shall cover; empty once shut and drained. */
  List<PendingBatch> take(long groupBytes) {
    lock.lock();
    try {
      while (waiting.isEmpty() && shut == null) {
        arrived.awaitUninterruptibly();
      }
      return drain(groupBytes);
    } finally {
      lock.unlock();
    }
  }

  /** No batch enters any more; those waiting are still taken. */
  void close() {
    shut(new LogUnavailableException("event log is closed; restart the node", AFTER_RESTART));
  }

  /** No batch enters any more; those waiting are returned, to be refused. */
  List<PendingBatch> fail(LogUnavailableException failure) {
    shut(failure);
    lock.lock();
    try {
      return drain(Long.MAX_VALUE);
    } finally {
      lock.unlock();
    }
  }

  /** Throws the reason if the queue is shut. */
  void throwIfShut() {
    lock.lock();
    try {
      if (shut != null) {
        throw new LogUnavailableException(requireMessage(shut), shut.retryAfter(), shut);
      }
    } finally {
      lock.unlock();
    }
  }

  private void shut(LogUnavailableException reason) {
    lock.lock();
    try {
      if (shut == null) {
        shut = reason;
      }
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private List<PendingBatch> drain(long groupBytes) {
    List<PendingBatch> group = new ArrayList<>();
    long bytes = 0;
    while (!waiting.isEmpty() && (group.isEmpty() || bytes < groupBytes)) {
      PendingBatch batch = waiting.remove();
      bytes += batch.bytes();
      group.add(batch);
    }
    waitingBytes -= bytes;
    return group;
  }

  private static String requireMessage(LogUnavailableException reason) {
    return String.valueOf(reason.getMessage());
  }
}
