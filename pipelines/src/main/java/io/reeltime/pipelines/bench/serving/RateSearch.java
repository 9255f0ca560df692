package io.reeltime.pipelines.bench.serving;

import java.io.IOException;

/**
 * Finds the highest rate that a path carries: doubles from a first one until it fails, then halves
 * the gap until it is small.
 *
 * @param first rate tried, per second
 * @param tolerance of the result: the failing rate is at most so many times above it, above 1
 */
record RateSearch(long first, double tolerance) {
  /** No machine that this runs on answers more. */
  private static final long HIGHEST = 1 << 20;

  /** Below it a trial holds too few requests for a percentile. */
  private static final long LOWEST = 10;

  /** Tries a rate. */
  @FunctionalInterface
  interface Trial {
    boolean carries(long rate) throws IOException, InterruptedException;
  }

  RateSearch {
    if (first < LOWEST || !(tolerance > 1)) {
      throw new IllegalArgumentException(
          "rate search: found a first rate of %d and a tolerance of %s, expected 10 or more and above 1"
              .formatted(first, tolerance));
    }
  }

  /** The highest rate that was carried; 0 if not even ten a second are. */
  long highest(Trial trial) throws IOException, InterruptedException {
    long carried = 0;
    long failed = HIGHEST;
    for (long rate = first; rate >= LOWEST && rate < HIGHEST; ) {
      if (trial.carries(rate)) {
        carried = rate;
        if (failed < HIGHEST) {
          break;
        }
        rate *= 2;
      } else {
        failed = rate;
        if (carried > 0) {
          break;
        }
        rate /= 2;
      }
    }
    return between(carried, failed, trial);
  }

  private long between(long carried, long failed, Trial trial)
      throws IOException, InterruptedException {
    long low = carried;
    long high = failed;
    while (low > 0 && high > low + 1 && high > low * tolerance) {
      long middle = (low + high) / 2;
      if (trial.carries(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
