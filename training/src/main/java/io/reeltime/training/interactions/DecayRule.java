package io.reeltime.training.interactions;

import io.reeltime.data.preference.PreferenceWeights;
import java.io.Serializable;
import java.time.Duration;

/**
 * How the age of an event counts.
 *
 * @param weights how events become strengths, and the half-life of a strength
 * @param trending the same with the half-life of trending
 * @param newestMillis what ages are relative to
 * @param cutMillis what they are relative to before the cut
 */
record DecayRule(
    PreferenceWeights weights, PreferenceWeights trending, long newestMillis, long cutMillis)
    implements Serializable {
  /** Half-life of trending: a day. */
  private static final Duration TRENDING_HALF_LIFE = Duration.ofDays(1);

  static DecayRule of(PreferenceWeights weights, EventTimes times) {
    return new DecayRule(
        weights, weights.withHalfLife(TRENDING_HALF_LIFE), times.newestMillis(), times.cutMillis());
  }
}
