package io.reeltime.serving.shaping;

import java.time.Duration;

/** How new a video is: 1 at publication, half after each half-life. */
final class Freshness {
  private Freshness() {}

  static double of(long publishedAtMillis, long nowMillis, Duration halfLife) {
    double ageMillis = Math.max(0, (double) nowMillis - publishedAtMillis);
    return Math.pow(0.5, ageMillis / halfLife.toMillis());
  }
}
