package io.reeltime.data.audience;

import io.reeltime.data.audience.SeedMixer.Purpose;
import java.time.Instant;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Who opens the app when. Each day has a fixed number of sessions, spread over its hours by a daily
 * rhythm in the order of their number, and each is given to a user drawn by activity: so the n-th
 * session of a day is known without the others, in order of time, whatever the number of users.
 */
final class SessionSchedule {
  /** Relative activity per hour (UTC): low at night, a bump at noon, a peak at nine. */
  private static final double[] RHYTHM = {
    5, 3, 2, 1.5, 1.5, 2, 4, 7, 8, 8, 8, 9, 11, 10, 8, 8, 9, 10, 12, 14, 16, 17, 14, 9
  };

  private static final double HOUR_SHARE = 1.0 / RHYTHM.length;
  private static final double ACTIVITY_FLATNESS = 0.01;
  private static final double GOLDEN_RATIO = 0.6180339887498949;

  private final long key;
  private final int users;
  private final long sessionsPerDay;
  private final SkewedDraw activity;
  private final long stride;
  private final double[] shareBeforeHour;

  SessionSchedule(AudienceSettings settings) {
    this.key = SeedMixer.key(settings.seed(), Purpose.SCHEDULE);
    this.users = settings.users();
    this.sessionsPerDay =
        Math.max(1, Math.round(settings.users() * settings.sessionsPerUserPerDay()));
    this.activity = new SkewedDraw(users, ACTIVITY_FLATNESS);
    this.stride = strideThrough(users);
    this.shareBeforeHour = sharesBeforeHours();
  }

  /** Sessions that start at {@code from} or later and before {@code to}, in order of time. */
  Stream<SessionStart> between(Instant from, Instant to) {
    long fromMillis = from.toEpochMilli();
    long toMillis = to.toEpochMilli();
    long firstDay = Math.floorDiv(fromMillis, Timeline.DAY_MILLIS);
    long endDay = Math.ceilDiv(toMillis, Timeline.DAY_MILLIS);
    return LongStream.range(firstDay, endDay)
        .boxed()
        .flatMap(day -> onDay(day, fromMillis - day * Timeline.DAY_MILLIS, toMillis));
  }

  private Stream<SessionStart> onDay(long day, long fromMillisOfDay, long toMillis) {
    long dayKey = SeedMixer.at(key, day);
    long fromMillis = day * Timeline.DAY_MILLIS + fromMillisOfDay;
    // One early: a session's exact place lies between its own number and the next.
    long first = (long) (sessionsPerDay * shareBefore(fromMillisOfDay)) - 1;
    return LongStream.range(Math.max(0, first), sessionsPerDay)
        .mapToObj(number -> session(day, dayKey, number))
        .dropWhile(session -> session.start().toEpochMilli() < fromMillis)
        .takeWhile(session -> session.start().toEpochMilli() < toMillis);
  }

  private SessionStart session(long day, long dayKey, long number) {
    long bits = SeedMixer.at(dayKey, number);
    double share = (number + SeedMixer.uniform(bits)) / sessionsPerDay;
    long millis = day * Timeline.DAY_MILLIS + millisOfDay(share);
    int rank = activity.index(SeedMixer.uniform(SeedMixer.at(bits, 0)));
    return new SessionStart((int) (rank * stride % users), Instant.ofEpochMilli(millis));
  }

  private long millisOfDay(double share) {
    int hour = 0;
    while (hour < RHYTHM.length - 1 && shareBeforeHour[hour + 1] <= share) {
      hour++;
    }
    double within =
        (share - shareBeforeHour[hour]) / (shareBeforeHour[hour + 1] - shareBeforeHour[hour]);
    long millis = (long) ((hour + within) * HOUR_SHARE * Timeline.DAY_MILLIS);
    return Math.min(millis, Timeline.DAY_MILLIS - 1);
  }

  private double shareBefore(long millisOfDay) {
    double hours = Math.max(0, millisOfDay) / (HOUR_SHARE * Timeline.DAY_MILLIS);
    int hour = Math.min((int) hours, RHYTHM.length - 1);
    double share = shareBeforeHour[hour + 1] - shareBeforeHour[hour];
    return shareBeforeHour[hour] + (hours - hour) * share;
  }

  private static double[] sharesBeforeHours() {
    double[] before = new double[RHYTHM.length + 1];
    for (int hour = 0; hour < RHYTHM.length; hour++) {
      before[hour + 1] = before[hour] + RHYTHM[hour];
    }
    double total = before[RHYTHM.length];
    for (int hour = 0; hour <= RHYTHM.length; hour++) {
      before[hour] /= total;
    }
    return before;
  }

  /**
   * A number near the golden section of {@code size} that shares no divisor with it: multiples of
   * it, modulo size, visit each user once, so that the active ones are scattered over the indexes.
   */
  private static long strideThrough(int size) {
    long stride = Math.max(1, (long) (size * GOLDEN_RATIO));
    while (greatestCommonDivisor(stride, size) > 1) {
      stride++;
    }
    return stride;
  }

  private static long greatestCommonDivisor(long left, long right) {
    return right == 0 ? left : greatestCommonDivisor(right, left % right);
  }
}
