package io.reeltime.training.tune;

import java.time.Duration;

/** Half-lives in days, as a search counts them. */
final class HalfLife {
  private static final double MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

  private HalfLife() {}

  /** So many days. */
  static Duration of(double days) {
    return Duration.ofMillis(Math.round(days * MILLIS_PER_DAY));
  }

  /** How many days it is. */
  static double days(Duration halfLife) {
    return halfLife.toMillis() / MILLIS_PER_DAY;
  }
}
