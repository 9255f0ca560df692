package io.reeltime.data.audience;

import io.reeltime.data.event.EventType;
import java.util.SplittableRandom;

/**
 * One user going through one feed from the top: watches, skips, reacts, gets tired and leaves. The
 * same random values at the same start make the same session.
 *
 * <p>Boredom grows with each skip and shrinks with each view; the more of it, the likelier the user
 * leaves. So a poor feed is abandoned early, and late positions are seen by few.
 */
final class Session {
  /** Below this share of a video's length it counts as skipped; as in the default preferences. */
  static final double SKIP_BELOW = 0.15;

  private static final double MOOD_SPREAD = 0.8;
  private static final double FATIGUE_PER_POSITION = 0.02;
  private static final double LEAVE_ANYWAY = 0.015;
  private static final double LEAVE_PER_BOREDOM = 0.04;
  private static final long SWIPE_MILLIS = 400;

  /** Receives what happens, in the order in which it happens. */
  @FunctionalInterface
  interface Observer {
    void happened(
        EventType type,
        int position,
        int videoIndex,
        long atMillis,
        long watchMillis,
        long durationMillis);
  }

  private final Catalogue catalogue;
  private final Appeal appeal;
  private final Taste taste;
  private final SplittableRandom random;
  private final Observer observer;
  private long nowMillis;
  private double boredom;

  Session(
      Catalogue catalogue, Appeal appeal, Taste taste, SplittableRandom random, Observer observer) {
    this.catalogue = catalogue;
    this.appeal = appeal;
    this.taste = taste;
    this.random = random;
    this.observer = observer;
  }

  /**
   * Watches a feed.
   *
   * @param videoIndexes the feed; below 0 is passed over
   */
  void watch(int[] videoIndexes, long startMillis) {
    nowMillis = startMillis;
    for (int position = 0; position < videoIndexes.length; position++) {
      if (videoIndexes[position] >= 0) {
        see(position, videoIndexes[position]);
        if (random.nextDouble() < LEAVE_ANYWAY + LEAVE_PER_BOREDOM * boredom) {
          return;
        }
      }
    }
  }

  private void see(int position, int video) {
    double mood = MOOD_SPREAD * random.nextGaussian() - FATIGUE_PER_POSITION * position;
    double interest = Appeal.logistic(appeal.logit(taste, video) + mood);
    long durationMillis = catalogue.durationMillis(video);
    double watchRatio = watchRatio(interest, durationMillis);
    long watchMillis = Math.round(watchRatio * durationMillis);
    boolean skipped = watchRatio < SKIP_BELOW;
    observer.happened(EventType.IMPRESSION, position, video, nowMillis, 0, durationMillis);
    nowMillis += watchMillis;
    EventType type = skipped ? EventType.SKIP : EventType.VIEW;
    observer.happened(type, position, video, nowMillis, watchMillis, durationMillis);
    boredom = Math.max(0, boredom + (skipped ? 1 : -2 * watchRatio));
    react(skipped, interest, position, video, durationMillis);
    nowMillis += SWIPE_MILLIS;
  }

  /**
   * Grows with interest, shrinks with length; the keen watch to the end, and some of them again.
   */
  private double watchRatio(double interest, long durationMillis) {
    double patience = Math.min(1, Math.sqrt(Math.sqrt(30_000.0 / durationMillis)));
    double ratio = interest * patience * (0.25 + 1.1 * random.nextDouble());
    if (ratio < 1) {
      return ratio;
    }
    return random.nextDouble() < 0.5 ? 1 : 1 + random.nextDouble();
  }

  /** Shares per view at full interest: likes 12 %, saves 2 %, the others about 1 % each. */
  private void react(
      boolean skipped, double interest, int position, int video, long durationMillis) {
    double keen = interest * interest;
    if (skipped) {
      maybe(EventType.HIDE, 0.02 * (1 - interest), position, video, durationMillis);
      return;
    }
    maybe(EventType.LIKE, 0.12 * keen * interest, position, video, durationMillis);
    maybe(EventType.SAVE, 0.02 * keen, position, video, durationMillis);
    maybe(EventType.SHARE, 0.012 * keen, position, video, durationMillis);
    maybe(EventType.COMMENT, 0.01 * keen, position, video, durationMillis);
    maybe(EventType.FOLLOW, 0.008 * keen, position, video, durationMillis);
  }

  private void maybe(
      EventType type, double probability, int position, int video, long durationMillis) {
    if (random.nextDouble() < probability) {
      observer.happened(type, position, video, nowMillis, 0, durationMillis);
    }
  }
}
