package io.reeltime.ingest.log;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** First and end offset as readers see them, and the wait for a new end. */
final class LogOffsets {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private volatile long first;
  private volatile long end;
  private boolean closed;

  LogOffsets(long first, long end) {
    this.first = first;
    this.end = end;
  }

  long first() {
    return first;
  }

  long end() {
    return end;
  }

  void moveFirst(long offset) {
    first = offset;
  }

  void moveEnd(long offset) {
    lock.lock();
    try {
      end = offset;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends every wait, now and later. */
  void close() {
    lock.lock();
    try {
      closed = true;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  long awaitBeyond(long offset, Duration timeout) throws InterruptedException {
    long nanos = TimeUnit.NANOSECONDS.convert(timeout);
    lock.lockInterruptibly();
    try {
      while (end <= offset && !closed && nanos > 0) {
        nanos = moved.awaitNanos(nanos);
      }
      return end;
    } finally {
      lock.unlock();
    }
  }
}
