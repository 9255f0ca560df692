package io.reeltime.ingest.flow;

import java.time.InstantSource;

/** A count per second over the last whole minute. Safe for use by several threads. */
public final class LastMinute {
  private static final int SECONDS = 60;

  private final InstantSource clock;
  private final long[] counts = new long[SECONDS + 1];
  private long second;

  public LastMinute(InstantSource clock) {
    this.clock = clock;
  }

  public synchronized void add(long count) {
    moveOn();
    counts[slot(second)] += count;
  }

  /** Mean per second over the 60 whole seconds before this one. */
  public synchronized double perSecond() {
    moveOn();
    long sum = 0;
    for (int back = 1; back <= SECONDS; back++) {
      sum += counts[slot(second - back)];
    }
    return (double) sum / SECONDS;
  }

  private void moveOn() {
    long now = clock.instant().getEpochSecond();
    // A clock set back counts on in the second that was reached.
    for (long next = Math.max(second + 1, now - SECONDS); next <= now; next++) {
      counts[slot(next)] = 0;
    }
    second = Math.max(second, now);
  }

  private int slot(long ofSecond) {
    return (int) Math.floorMod(ofSecond, (long) counts.length);
  }
}
