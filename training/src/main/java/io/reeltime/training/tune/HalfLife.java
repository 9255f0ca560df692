package io.reeltime.training.tune;

import java.time.Duration;

/** The half-life of a setting. */
public final class HalfLife {
  private static final double MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

  private HalfLife() {}

  /** So many days. */
  public static Duration of(double days) {
    return Duration.ofMillis(Math.round(days * MILLIS_PER_DAY));
  }
}
