package io.reeltime.pipelines.bench.load;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** When the batches of a load with a rate fall due: evenly, the clients one after the other. */
final class Pace {
  private final LoadCase load;
  private final long nanosBetween;

  Pace(LoadCase load) {
    this.load = load;
    double batchesPerSecond = load.rate() / (double) load.batch() / load.clients();
    this.nanosBetween =
        load.rate() == 0 ? 0 : Math.max(1, (long) (TimeUnit.SECONDS.toNanos(1) / batchesPerSecond));
  }

  /** Whether there is a rate. */
  boolean isOpen() {
    return load.rate() > 0;
  }

  /** Between two batches of one client. */
  long nanosBetween() {
    return nanosBetween;
  }

  /** From the start to a client's first batch. */
  long firstNanos(int client) {
    return nanosBetween * client / load.clients();
  }

  /** Waits for a moment, which may be over; returns the time then. */
  static long await(long nanoTime) {
    long now = System.nanoTime();
    while (now < nanoTime) {
      LockSupport.parkNanos(nanoTime - now);
      now = System.nanoTime();
    }
    return now;
  }
}
