package io.reeltime.serving.shaping;

/**
 * What a page is made of: distinct, eligible videos, the best first.
 *
 * @param videoIndexes distinct
 * @param scores of each, finite; descending among the first {@code scored}
 * @param scored how many at the front have scores that can be compared with each other; those
 *     behind them fill the page up (popular ones behind recommended ones) and count as less
 *     relevant than all of these. Popularity differs by orders of magnitude: hand over its
 *     logarithm, or one video is relevant and the others are not
 */
public record Candidates(int[] videoIndexes, float[] scores, int scored) {

  public Candidates {
    if (videoIndexes.length != scores.length || scored < 0 || scored > scores.length) {
      throw new IllegalArgumentException(
          "candidates: found %d videos, %d scores, %d of them comparable"
              .formatted(videoIndexes.length, scores.length, scored));
    }
  }

  /** Candidates whose scores can all be compared. */
  public static Candidates of(int[] videoIndexes, float[] scores) {
    return new Candidates(videoIndexes, scores, scores.length);
  }

  public int size() {
    return videoIndexes.length;
  }
}
