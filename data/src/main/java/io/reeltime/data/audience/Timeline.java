package io.reeltime.data.audience;

import java.time.Duration;

/**
 * When each video is published: indexes are in order of publication, evenly spaced, so that both
 * directions are arithmetic.
 *
 * @param startMillis when exactly {@code atStart} videos are published
 * @param atStart videos spread over {@link #BACKLOG} before it
 * @param perDay videos on each day after it
 */
record Timeline(long startMillis, int atStart, int perDay) {
  static final Duration BACKLOG = Duration.ofDays(60);
  static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  /** Number of videos there will ever be. */
  int size() {
    return perDay > 0 ? Integer.MAX_VALUE : atStart;
  }

  long publishedAtMillis(int videoIndex) {
    long sinceStart = videoIndex - (long) (atStart - 1);
    return sinceStart <= 0
        ? startMillis + sinceStart * BACKLOG.toMillis() / atStart
        : startMillis + sinceStart * DAY_MILLIS / perDay;
  }

  /** Number of videos published at that time or before: the indexes below it. */
  int publishedBy(long millis) {
    double days = (millis - startMillis) / (double) DAY_MILLIS;
    double estimate = atStart + days * (days < 0 ? atStart / (double) BACKLOG.toDays() : perDay);
    return exactly((int) Math.max(0, estimate), millis);
  }

  /** Corrects the one or two that rounding costs. */
  private int exactly(int estimate, long millis) {
    int count = estimate;
    while (count < size() && publishedAtMillis(count) <= millis) {
      count++;
    }
    while (count > 0 && publishedAtMillis(count - 1) > millis) {
      count--;
    }
    return count;
  }
}
