package io.reeltime.data.audience;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How popular each video is on one day: its fame, less as it ages. Immutable.
 *
 * @param day since 1970-01-01, UTC
 * @param ofTopic per topic the popularity of its videos, in the order of {@code videosOf}
 * @param videosOf per topic its video indexes
 * @param all draws a topic by the popularity of all its videos
 */
record DayPopularity(long day, AliasTable[] ofTopic, int[][] videosOf, AliasTable all) {
  private static final double AGE_SCALE_DAYS = 6;
  private static final double EVERGREEN = 0.08;

  /** Popularity of the videos published when the day begins (of the first one before that). */
  static DayPopularity of(Catalogue catalogue, int topics, long day) {
    long millis = day * Timeline.DAY_MILLIS;
    int published = Math.max(1, catalogue.timeline().publishedBy(millis));
    int[][] videosOf = videosByTopic(catalogue, topics, published);
    AliasTable[] ofTopic = new AliasTable[topics];
    double[] totals = new double[topics];
    for (int topic = 0; topic < topics; topic++) {
      double[] weights = weights(catalogue, videosOf[topic], millis);
      totals[topic] = Arrays.stream(weights).sum();
      ofTopic[topic] = new AliasTable(weights);
    }
    return new DayPopularity(day, ofTopic, videosOf, new AliasTable(totals));
  }

  /** Any popular video. */
  int video(SplittableRandom random) {
    return videoIn(all.index(random.nextDouble()), random);
  }

  /** A popular video of a topic, or any if the topic has none. */
  int videoOf(int topic, SplittableRandom random) {
    return videosOf[topic].length == 0 ? video(random) : videoIn(topic, random);
  }

  private int videoIn(int topic, SplittableRandom random) {
    return videosOf[topic][ofTopic[topic].index(random.nextDouble())];
  }

  private static double[] weights(Catalogue catalogue, int[] videos, long millis) {
    double[] weights = new double[videos.length];
    for (int i = 0; i < videos.length; i++) {
      long ageMillis = millis - catalogue.timeline().publishedAtMillis(videos[i]);
      double ageDays = Math.max(0, ageMillis / (double) Timeline.DAY_MILLIS);
      weights[i] = catalogue.fame(videos[i]) * (EVERGREEN + Math.exp(-ageDays / AGE_SCALE_DAYS));
    }
    return weights;
  }

  private static int[][] videosByTopic(Catalogue catalogue, int topics, int published) {
    int[] counts = new int[topics];
    for (int video = 0; video < published; video++) {
      counts[catalogue.topic(video)]++;
    }
    int[][] videosOf = new int[topics][];
    Arrays.setAll(videosOf, topic -> new int[counts[topic]]);
    for (int video = published - 1; video >= 0; video--) {
      int topic = catalogue.topic(video);
      videosOf[topic][--counts[topic]] = video;
    }
    return videosOf;
  }
}
