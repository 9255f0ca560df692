package io.reeltime.serving.shaping;

import java.time.Duration;

/**
 * The eligible videos that a slot left to chance is drawn from: a video's probability is its weight
 * over the weights of all that may stand there.
 *
 * @param videoIndexes distinct; may be candidates too
 * @param weights of each, finite and above 0
 */
public record ExplorationPool(int[] videoIndexes, double[] weights) {

  /** Nothing to explore: every slot is certain. */
  public static final ExplorationPool EMPTY = new ExplorationPool(new int[0], new double[0]);

  public ExplorationPool {
    if (videoIndexes.length != weights.length) {
      throw new IllegalArgumentException(
          "exploration pool: found %d videos, %d weights"
              .formatted(videoIndexes.length, weights.length));
    }
    for (double weight : weights) {
      if (!(weight > 0 && Double.isFinite(weight))) {
        throw new IllegalArgumentException(
            "exploration pool: found weight " + weight + ", expected a finite number above 0");
      }
    }
  }

  /**
   * Weighs little-exposed and new videos up: {@code (1 + 2^(-age / halfLife)) / sqrt(1 +
   * exposure)}. The error of what is known of a video falls with the root of how often it was
   * shown, and so does the use of showing it again; a new one counts up to twice.
   *
   * @param videoIndexes distinct, eligible
   * @param exposures how often each was shown, or the like of it: finite, 0 or more
   * @param features for the age
   * @param nowMillis now
   * @param halfLife after which half of a new video's extra weight is left
   */
  public static ExplorationPool ofNewAndLittleExposed(
      int[] videoIndexes,
      float[] exposures,
      VideoFeatures features,
      long nowMillis,
      Duration halfLife) {
    double[] weights = new double[videoIndexes.length];
    for (int i = 0; i < weights.length; i++) {
      double freshness =
          Freshness.of(features.publishedAtMillis(videoIndexes[i]), nowMillis, halfLife);
      weights[i] = (1 + freshness) / Math.sqrt(1 + exposures[i]);
    }
    return new ExplorationPool(videoIndexes, weights);
  }

  public int size() {
    return videoIndexes.length;
  }
}
