package io.reeltime.training.content;

import io.reeltime.training.ranking.TopVideos;

/**
 * How good scores of a few videos are.
 *
 * @param recall share of a user's likes among the first {@value #CUTOFF}, mean over users. What was
 *     shown more was liked more: this favours whatever follows the popular
 * @param auc probability that a video the user liked stands before one that they saw and did not
 *     like, over all such pairs: free of what was shown how often
 */
record RankingQuality(double recall, double auc) {
  private static final int CUTOFF = 20;

  /** Sums over users. */
  static final class Sum {
    private int users;
    private double recall;
    private double pairs;
    private double won;

    /**
     * Adds a user who likes at least one of the videos; others are left out.
     *
     * @param strengths what the user thinks of each, NaN where they have not seen it
     */
    void add(float[] scores, float[] strengths) {
      int likes = 0;
      for (float strength : strengths) {
        likes += strength > 0 ? 1 : 0;
      }
      if (likes > 0) {
        users++;
        recall += hits(scores, strengths) / (double) likes;
        addPairs(scores, strengths);
      }
    }

    int users() {
      return users;
    }

    /** The means; 0 where there was nothing to measure. */
    RankingQuality quality() {
      return new RankingQuality(recall / Math.max(1, users), won / Math.max(1, pairs));
    }

    private static int hits(float[] scores, float[] strengths) {
      TopVideos top = new TopVideos(CUTOFF);
      for (int i = 0; i < scores.length; i++) {
        top.offer(i, scores[i]);
      }
      int hits = 0;
      for (int place : top.drain()) {
        hits += strengths[place] > 0 ? 1 : 0;
      }
      return hits;
    }

    private void addPairs(float[] scores, float[] strengths) {
      for (int liked = 0; liked < scores.length; liked++) {
        for (int other = 0; strengths[liked] > 0 && other < scores.length; other++) {
          if (strengths[other] <= 0) {
            pairs++;
            won += scores[liked] > scores[other] ? 1 : scores[liked] == scores[other] ? 0.5 : 0;
          }
        }
      }
    }
  }
}
