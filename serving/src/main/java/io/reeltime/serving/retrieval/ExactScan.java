package io.reeltime.serving.retrieval;

/**
 * Scores every video and keeps the best: exact, linear in the catalogue.
 *
 * <p>Allocates for k, never for the catalogue. Eligibility is asked only of videos that would enter
 * the heap: about {@code k ln(n/k)} of n when their order is random.
 */
public final class ExactScan {
  private ExactScan() {}

  /**
   * The best k eligible of the videos {@code [from, to)}; fewer if fewer are eligible. Of the first
   * ones alone when the eligibility is over before.
   *
   * @param from first video index
   * @param to behind the last
   * @param scoring of each
   * @param eligibility which may be returned
   * @param k how many are wanted, 1 or more
   */
  public static Ranked topK(int from, int to, Scoring scoring, Eligibility eligibility, int k) {
    TopK best = new TopK(Math.min(k, Math.max(0, to - from)));
    for (int videoIndex = from; videoIndex < to && !eligibility.isOver(); videoIndex++) {
      float score = scoring.score(videoIndex);
      if (best.wouldKeep(videoIndex, score) && eligibility.allows(videoIndex)) {
        best.keep(videoIndex, score);
      }
    }
    return best.drain();
  }
}
