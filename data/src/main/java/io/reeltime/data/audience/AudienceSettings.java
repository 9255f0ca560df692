package io.reeltime.data.audience;

import java.time.Duration;
import java.time.Instant;

/**
 * How large an audience is and how it behaves. Equal settings make equal audiences, to the last
 * event.
 *
 * @param users number of users, at least 1
 * @param creators number of creators, at least 1
 * @param videosAtStart videos published before {@code start}, 1 to a billion
 * @param videosPerDay videos born on each day after it, 0 for a catalogue that never changes
 * @param tasteDimensions length of taste vectors, a multiple of 4 from 4 to 256
 * @param topics number of topics in use, 2 to the number of {@link Topic}s
 * @param start when the catalogue holds {@code videosAtStart}; not before 1971
 * @param seed of everything random
 * @param driftPeriod about how long it takes an interest to come and go
 * @param driftStrength how far interests move: 0 never, 1 as people do, at most 5
 * @param sessionsPerUserPerDay mean over all users, above 0 and at most 100
 * @param feedLength videos in a feed, so at most in a session, 1 to 500
 */
public record AudienceSettings(
    int users,
    int creators,
    int videosAtStart,
    int videosPerDay,
    int tasteDimensions,
    int topics,
    Instant start,
    long seed,
    Duration driftPeriod,
    double driftStrength,
    double sessionsPerUserPerDay,
    int feedLength) {

  /** Where {@link #ofSize} starts: fixed, so that it is reproducible. */
  public static final Instant DEFAULT_START = Instant.parse("2026-01-01T00:00:00Z");

  // The oldest videos are published Timeline.BACKLOG earlier, which must not reach before 1970.
  private static final Instant EARLIEST_START = Instant.parse("1971-01-01T00:00:00Z");

  private static final int MOST_VIDEOS = 1_000_000_000;

  /**
   * Checks every rule.
   *
   * @throws IllegalArgumentException naming the component, what was found and what was expected
   */
  public AudienceSettings {
    requireBetween("users", users, 1, Integer.MAX_VALUE);
    requireBetween("creators", creators, 1, Integer.MAX_VALUE);
    requireBetween("videosAtStart", videosAtStart, 1, MOST_VIDEOS);
    requireBetween("videosPerDay", videosPerDay, 0, MOST_VIDEOS);
    requireBetween("tasteDimensions", tasteDimensions, 4, 256);
    require(tasteDimensions % 4 == 0, "tasteDimensions", tasteDimensions, "a multiple of 4");
    requireBetween("topics", topics, 2, Topic.values().length);
    require(!start.isBefore(EARLIEST_START), "start", start, EARLIEST_START + " or later");
    require(driftPeriod.toMillis() > 0, "driftPeriod", driftPeriod, "above 0");
    requireBetween("driftStrength", driftStrength, 0, 5);
    require(sessionsPerUserPerDay > 0, "sessionsPerUserPerDay", sessionsPerUserPerDay, "above 0");
    requireBetween("sessionsPerUserPerDay", sessionsPerUserPerDay, 0, 100);
    requireBetween("feedLength", feedLength, 1, 500);
  }

  /**
   * Defaults for a number of users: one video for five users, as in public short-video data
   * (140,000 users, 27,000 videos), at least 2,000 and at most a million; the catalogue doubles in
   * 60 days.
   */
  public static AudienceSettings ofSize(int users, long seed) {
    int videos = Math.clamp(users / 5, 2_000, 1_000_000);
    return new AudienceSettings(
        users,
        videos / 15,
        videos,
        videos / 60,
        16,
        Topic.values().length,
        DEFAULT_START,
        seed,
        Duration.ofDays(45),
        1.0,
        1.5,
        30);
  }

  /** The same audience at another time. */
  public AudienceSettings startingAt(Instant otherStart) {
    return new AudienceSettings(
        users,
        creators,
        videosAtStart,
        videosPerDay,
        tasteDimensions,
        topics,
        otherStart,
        seed,
        driftPeriod,
        driftStrength,
        sessionsPerUserPerDay,
        feedLength);
  }

  /** The same audience with another catalogue, of which nothing is born later if per day is 0. */
  public AudienceSettings withVideos(int otherVideosAtStart, int otherVideosPerDay) {
    return new AudienceSettings(
        users,
        creators,
        otherVideosAtStart,
        otherVideosPerDay,
        tasteDimensions,
        topics,
        start,
        seed,
        driftPeriod,
        driftStrength,
        sessionsPerUserPerDay,
        feedLength);
  }

  /** The same audience whose tastes drift otherwise. */
  public AudienceSettings withDrift(Duration otherPeriod, double otherStrength) {
    return new AudienceSettings(
        users,
        creators,
        videosAtStart,
        videosPerDay,
        tasteDimensions,
        topics,
        start,
        seed,
        otherPeriod,
        otherStrength,
        sessionsPerUserPerDay,
        feedLength);
  }

  private static void requireBetween(String name, double value, double least, double most) {
    require(value >= least && value <= most, name, value, plain(least) + " to " + plain(most));
  }

  private static void require(boolean met, String name, Object found, String expected) {
    if (!met) {
      String shown = found instanceof Double number ? plain(number) : found.toString();
      throw new IllegalArgumentException(name + ": found " + shown + ", expected " + expected);
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
