package io.reeltime.training.interactions;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * When events happened.
 *
 * @param events number of them
 * @param newestMillis time of the newest
 * @param cutMillis the newest share of the positive events begins here; behind the oldest event
 */
record EventTimes(long events, long newestMillis, long cutMillis) {

  /**
   * Puts together what the partitions found.
   *
   * @param holdoutShare share of the positive events that lies at the cut or behind it
   */
  static EventTimes of(List<Part> parts, double holdoutShare) {
    long events = parts.stream().mapToLong(Part::events).sum();
    long newest = parts.stream().mapToLong(Part::newestMillis).max().orElse(Long.MIN_VALUE);
    long oldest = parts.stream().mapToLong(Part::oldestMillis).min().orElse(Long.MAX_VALUE);
    if (events == 0) {
      return new EventTimes(0, 0, 0);
    }
    // Imports without times carry one and the same: it belongs to what is known, or nothing would
    // be.
    return new EventTimes(
        events, newest, Math.max(oldest + 1, quantile(parts, 1 - holdoutShare, newest)));
  }

  private record Sample(long millis, long weight) {}

  /** The time at or before which so large a share of the positive events lies. */
  private static long quantile(List<Part> parts, double share, long withoutPositives) {
    List<Sample> ascending =
        parts.stream()
            .flatMap(Part::samples)
            .sorted(Comparator.comparingLong(Sample::millis))
            .toList();
    long positives = ascending.stream().mapToLong(Sample::weight).sum();
    long wanted = (long) Math.ceil(share * positives);
    long seen = 0;
    for (Sample sample : ascending) {
      seen += sample.weight();
      if (seen >= wanted) {
        return sample.millis();
      }
    }
    return withoutPositives;
  }

  /**
   * What one partition found.
   *
   * @param positives times of every {@code spacing}-th positive event in ascending order, and of
   *     the last
   * @param lastWeight positive events that the last of them stands for
   */
  record Part(
      long events,
      long oldestMillis,
      long newestMillis,
      long[] positives,
      long spacing,
      long lastWeight)
      implements Serializable {
    /** The cut is off by at most one part in so many. */
    private static final int SAMPLES = 10_000;

    static Part of(List<EventChunk> chunks) {
      long[] positives = chunks.stream().flatMapToLong(Part::positives).sorted().toArray();
      int spacing = Math.max(1, (positives.length + SAMPLES - 1) / SAMPLES);
      int samples = (positives.length + spacing - 1) / spacing;
      long[] kept = new long[samples];
      for (int sample = 0; sample < samples; sample++) {
        kept[sample] = positives[Math.min(positives.length, (sample + 1) * spacing) - 1];
      }
      return new Part(
          chunks.stream().mapToLong(EventChunk::size).sum(),
          millis(chunks).min().orElse(Long.MAX_VALUE),
          millis(chunks).max().orElse(Long.MIN_VALUE),
          kept,
          spacing,
          positives.length - (long) Math.max(0, samples - 1) * spacing);
    }

    private Stream<Sample> samples() {
      return LongStream.range(0, positives.length)
          .mapToObj(sample ->
              new Sample(
                  positives[(int) sample], sample == positives.length - 1 ? lastWeight : spacing));
    }

    private static LongStream millis(List<EventChunk> chunks) {
      return chunks.stream().flatMapToLong(chunk -> Arrays.stream(chunk.millis()));
    }

    private static LongStream positives(EventChunk chunk) {
      long[] positives = new long[chunk.size()];
      int count = 0;
      for (int event = 0; event < chunk.size(); event++) {
        if (chunk.strengths()[event] > 0) {
          positives[count++] = chunk.millis()[event];
        }
      }
      return Arrays.stream(positives, 0, count);
    }
  }
}
