package io.reeltime.data.preference;

import io.reeltime.data.event.EventType;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Turns events into signed preference strength: positive for what was liked, negative for what was
 * refused, 0 for what says nothing.
 *
 * <p>A view counts {@code weight(view) * min(watchRatio, watchRatioCap)}, where a rewatch has a
 * ratio above 1; a view of unknown length counts as watched once. A view below {@code
 * skipBelowWatchRatio} counts as a skip. Strength halves every {@code halfLife}. The strengths of
 * all events of a user with a video are summed.
 *
 * @param weights per event type; negative for refusals; a missing type counts 0
 * @param watchRatioCap highest watch ratio that still adds strength
 * @param skipBelowWatchRatio views watched less than this share are refusals
 * @param halfLife after which an event counts half
 */
public record PreferenceWeights(
    Map<EventType, Double> weights,
    double watchRatioCap,
    double skipBelowWatchRatio,
    Duration halfLife)
    implements Serializable {
  private static final Duration SHORTEST_HALF_LIFE = Duration.ofMillis(1);
  private static final Duration LONGEST_HALF_LIFE = Duration.ofDays(365_000);

  public PreferenceWeights {
    weights.forEach((type, weight) -> requireFinite("weights." + type.wireName(), weight));
    if (!(watchRatioCap > 0)) {
      throw new IllegalArgumentException(
          "watchRatioCap: found " + watchRatioCap + ", expected above 0");
    }
    if (!(skipBelowWatchRatio >= 0 && skipBelowWatchRatio < 1)) {
      throw new IllegalArgumentException(
          "skipBelowWatchRatio: found " + skipBelowWatchRatio + ", expected 0 to below 1");
    }
    if (halfLife.compareTo(SHORTEST_HALF_LIFE) < 0 || halfLife.compareTo(LONGEST_HALF_LIFE) > 0) {
      throw new IllegalArgumentException(
          "halfLife: found %s, expected %s to %s"
              .formatted(halfLife, SHORTEST_HALF_LIFE, LONGEST_HALF_LIFE));
    }
    Map<EventType, Double> ordered = new EnumMap<>(EventType.class);
    ordered.putAll(weights);
    weights = Collections.unmodifiableMap(ordered);
  }

  /**
   * The defaults. An explicit act says more than a view (like 2, share and follow 3); hiding is the
   * clearest refusal (-3); a skip is weak evidence, since position and mood cause many (-0.5). Half
   * a month matches the pace at which short-video taste drifts.
   */
  public static PreferenceWeights defaults() {
    Map<EventType, Double> weights = new EnumMap<>(EventType.class);
    weights.put(EventType.VIEW, 1.0);
    weights.put(EventType.LIKE, 2.0);
    weights.put(EventType.COMMENT, 2.0);
    weights.put(EventType.SAVE, 2.5);
    weights.put(EventType.SHARE, 3.0);
    weights.put(EventType.FOLLOW, 3.0);
    weights.put(EventType.SKIP, -0.5);
    weights.put(EventType.HIDE, -3.0);
    return new PreferenceWeights(weights, 2.0, 0.15, Duration.ofDays(15));
  }

  /** The same weights with another half-life, for data that ages at another pace. */
  public PreferenceWeights withHalfLife(Duration otherHalfLife) {
    return new PreferenceWeights(weights, watchRatioCap, skipBelowWatchRatio, otherHalfLife);
  }

  /**
   * Signed strength of one event.
   *
   * @param type what happened
   * @param watchMillis time watched
   * @param durationMillis length of the video, 0 when unknown
   * @param ageMillis how long before the reference time it happened; below 0 counts as 0
   */
  public double strength(EventType type, long watchMillis, long durationMillis, long ageMillis) {
    return undecayed(type, watchMillis, durationMillis) * decay(ageMillis);
  }

  /** Share of its strength that an event of this age still has, 0 to 1. */
  public double decay(long ageMillis) {
    return ageMillis <= 0 ? 1.0 : Math.pow(0.5, ageMillis / (double) halfLife.toMillis());
  }

  private double undecayed(EventType type, long watchMillis, long durationMillis) {
    double weight = weightOf(type);
    if (type != EventType.VIEW || durationMillis == 0) {
      return weight;
    }
    double watchRatio = watchMillis / (double) durationMillis;
    return watchRatio < skipBelowWatchRatio
        ? weightOf(EventType.SKIP)
        : weight * Math.min(watchRatio, watchRatioCap);
  }

  private double weightOf(EventType type) {
    Double weight = weights.get(type);
    return weight == null ? 0 : weight;
  }

  private static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + ": found " + value + ", expected a finite number");
    }
  }
}
