package io.reeltime.training.content;

import io.reeltime.data.audience.Audience;
import io.reeltime.data.audience.AudienceSettings;
import io.reeltime.data.audience.InteractionCursor;
import io.reeltime.data.event.Video;
import io.reeltime.data.preference.PreferenceWeights;
import io.reeltime.training.interactions.TrainingData;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What a simulated audience did in some days, as training data; video indexes are the audience's.
 */
final class ColdAudience {
  private final List<NavigableMap<Integer, Float>> strengths;
  private final Audience audience;
  private final int videos;
  private final Instant end;

  ColdAudience(int users, int days, long seed) {
    AudienceSettings settings = AudienceSettings.ofSize(users, seed);
    this.end = settings.start().plus(Duration.ofDays(days));
    this.audience = new Audience(settings);
    this.videos = audience.videosPublishedBy(end);
    this.strengths = IntStream.range(0, users).mapToObj(_ -> newRow()).toList();
    InteractionCursor cursor =
        audience.interactions(settings.start(), end, PreferenceWeights.defaults());
    while (cursor.advance()) {
      strengths.get(cursor.userIndex()).merge(cursor.videoIndex(), cursor.strength(), Float::sum);
    }
  }

  private static NavigableMap<Integer, Float> newRow() {
    return new TreeMap<>();
  }

  Video video(int videoIndex) {
    return audience.video(videoIndex);
  }

  /** Share of the video that the user would watch on average, at the end of the days. */
  double affinity(int userIndex, int videoIndex) {
    return audience.affinity(userIndex, videoIndex, end);
  }

  int videos() {
    return videos;
  }

  int users() {
    return strengths.size();
  }

  /** Without a trace of the videos that are left out. */
  TrainingData without(IntPredicate leftOut) {
    return only(leftOut.negate());
  }

  /** With nothing but some videos. */
  TrainingData only(IntPredicate kept) {
    int entries = strengths.stream().mapToInt(NavigableMap::size).sum();
    int[] starts = new int[users() + 1];
    int[] indexes = new int[entries];
    float[] values = new float[entries];
    int count = 0;
    for (int user = 0; user < users(); user++) {
      for (var entry : strengths.get(user).entrySet()) {
        if (kept.test(entry.getKey())) {
          indexes[count] = entry.getKey();
          values[count++] = entry.getValue();
        }
      }
      starts[user + 1] = count;
    }
    return new TrainingData(
        IntStream.range(0, users()).mapToObj("%06d"::formatted).toList(),
        IntStream.range(0, videos).mapToObj("%06d"::formatted).toList(),
        starts,
        Arrays.copyOf(indexes, count),
        Arrays.copyOf(values, count),
        new long[count]);
  }
}
