package io.reeltime.serving.retrieval;

/**
 * Videos from the best on.
 *
 * @param videoIndexes distinct
 * @param scores of each, descending; of equal ones the smaller index stands first
 */
public record Ranked(int[] videoIndexes, float[] scores) {
  /** Of no video. */
  public static final Ranked NONE = new Ranked(new int[0], new float[0]);

  public Ranked {
    if (videoIndexes.length != scores.length) {
      throw new IllegalArgumentException(
          "ranked: " + videoIndexes.length + " videos, " + scores.length + " scores");
    }
  }

  public int size() {
    return videoIndexes.length;
  }

  /** The best k of both; of equal scores this one's stand first. No video is in both. */
  public Ranked mergedWith(Ranked other, int k) {
    if (other.size() == 0) {
      return this;
    }
    int size = Math.min(k, size() + other.size());
    int[] merged = new int[size];
    float[] mergedScores = new float[size];
    int own = 0;
    for (int place = 0; place < size; place++) {
      int others = place - own;
      boolean takesOwn =
          others >= other.size() || (own < size() && scores[own] >= other.scores[others]);
      merged[place] = takesOwn ? videoIndexes[own] : other.videoIndexes[others];
      mergedScores[place] = takesOwn ? scores[own] : other.scores[others];
      own += takesOwn ? 1 : 0;
    }
    return new Ranked(merged, mergedScores);
  }
}
