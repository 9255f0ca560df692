package io.reeltime.serving.user;

import io.reeltime.serving.model.LiveModel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What trends: positive strength, halving each day, of snapshot and log together, as of the newest
 * event.
 *
 * <p>Everything is summed as of one reference time, the snapshot's latest event (or the first event
 * when there is no snapshot): an event after it weighs {@code 2^days}, so that the sums have one
 * common decay and none needs to be touched again. One thread adds, many read.
 */
final class LiveTrending {
  private static final double HALF_LIFE_MILLIS = Duration.ofDays(1).toMillis();

  /** Keeps sums finite; beyond it older events are nothing beside newer ones anyway. */
  private static final double MOST_DAYS = 1000;

  private static final long UNSET = Long.MIN_VALUE;

  private final @Nullable LiveModel model;
  private final Map<Integer, Double> added = new ConcurrentHashMap<>();
  private volatile long referenceMillis;
  private volatile long newestMillis;

  LiveTrending(@Nullable LiveModel model) {
    this.model = model;
    this.referenceMillis =
        model == null ? UNSET : model.manifest().lineage().watermark().latestEvent().toEpochMilli();
    this.newestMillis = referenceMillis;
  }

  void add(int videoIndex, double strength, long atMillis) {
    if (!(strength > 0)) {
      return;
    }
    if (referenceMillis == UNSET) {
      referenceMillis = atMillis;
    }
    newestMillis = Math.max(newestMillis, atMillis);
    added.merge(videoIndex, strength * weight(atMillis), Double::sum);
  }

  /** Decayed positive strength of a video as of the newest event. */
  float score(int videoIndex) {
    double base =
        model != null && videoIndex < model.videos() ? model.items().trending(videoIndex) : 0;
    return (float) ((base + added.getOrDefault(videoIndex, 0.0)) / weight(newestMillis));
  }

  /** Videos that the log has added to, ascending. */
  int[] moved() {
    return added.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  private double weight(long atMillis) {
    double days = (atMillis - referenceMillis) / HALF_LIFE_MILLIS;
    return Math.pow(2, Math.clamp(days, -MOST_DAYS, MOST_DAYS));
  }
}
