package io.reeltime.serving.retrieval;

/**
 * Videos from the best on.
 *
 * @param videoIndexes distinct
 * @param scores of each, descending; of equal ones the smaller index stands first
 */
public record Ranked(int[] videoIndexes, float[] scores) {

  public Ranked {
    if (videoIndexes.length != scores.length) {
      throw new IllegalArgumentException(
          "ranked: " + videoIndexes.length + " videos, " + scores.length + " scores");
    }
  }

  public int size() {
    return videoIndexes.length;
  }
}
