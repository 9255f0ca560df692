package io.reeltime.serving.retrieval;

import java.util.Arrays;

/**
 * Walks down videos that are already in order and takes the first eligible ones: costs what is
 * skipped plus what is taken, not the catalogue. Ends early when the eligibility is over.
 */
public final class OrderedWalk {
  private OrderedWalk() {}

  /**
   * The first k eligible videos of an order.
   *
   * @param order video indexes from the best on
   * @param scoring descending along the order
   */
  public static Ranked first(int[] order, Scoring scoring, Eligibility eligibility, int k) {
    int[] taken = new int[Math.min(k, order.length)];
    float[] scores = new float[taken.length];
    int size = 0;
    for (int i = 0; i < order.length && size < taken.length && !eligibility.isOver(); i++) {
      if (eligibility.allows(order[i])) {
        taken[size] = order[i];
        scores[size++] = scoring.score(order[i]);
      }
    }
    return new Ranked(Arrays.copyOf(taken, size), Arrays.copyOf(scores, size));
  }

  /**
   * The best k eligible videos with a score above 0, when a few have moved since the order was
   * made.
   *
   * @param order video indexes from the best on by {@code scoring}, as if none had moved
   * @param moved the videos whose score has changed, ascending; they may be in the order or not
   * @param scoring of every video, now
   */
  public static Ranked bestWithMoved(
      int[] order, int[] moved, Scoring scoring, Eligibility eligibility, int k) {
    TopK best = new TopK(k);
    for (int videoIndex : moved) {
      if (eligibility.isOver()) {
        break;
      }
      float score = scoring.score(videoIndex);
      if (enters(best, videoIndex, score) && eligibility.allows(videoIndex)) {
        best.keep(videoIndex, score);
      }
    }
    for (int videoIndex : order) {
      if (Arrays.binarySearch(moved, videoIndex) >= 0) {
        continue;
      }
      float score = scoring.score(videoIndex);
      if (!enters(best, videoIndex, score) || eligibility.isOver()) {
        break;
      }
      if (eligibility.allows(videoIndex)) {
        best.keep(videoIndex, score);
      }
    }
    return best.drain();
  }

  private static boolean enters(TopK best, int videoIndex, float score) {
    return score > 0 && best.wouldKeep(videoIndex, score);
  }
}
