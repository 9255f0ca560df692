package io.reeltime.serving.retrieval;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Ranks the candidates of two sources together: allocates for k, never for the candidates. */
public final class CandidateUnion {
  private CandidateUnion() {}

  /**
   * The best k eligible of the union; fewer if fewer are eligible.
   *
   * @param scanned candidates of one source, eligible and in ascending order
   * @param others number of candidates of the other source
   * @param other the candidates of the other source by place, each once; some may be among the
   *     scanned
   * @param scoring of every candidate
   * @param eligibility which of the others may be returned
   * @param k how many are wanted, 1 or more
   */
  public static Ranked topK(
      int[] scanned,
      int others,
      IntUnaryOperator other,
      Scoring scoring,
      Eligibility eligibility,
      int k) {
    TopK best = new TopK(Math.min(k, scanned.length + others));
    for (int videoIndex : scanned) {
      float score = scoring.score(videoIndex);
      if (best.wouldKeep(videoIndex, score)) {
        best.keep(videoIndex, score);
      }
    }
    for (int place = 0; place < others; place++) {
      int videoIndex = other.applyAsInt(place);
      float score = scoring.score(videoIndex);
      if (best.wouldKeep(videoIndex, score)
          && Arrays.binarySearch(scanned, videoIndex) < 0
          && eligibility.allows(videoIndex)) {
        best.keep(videoIndex, score);
      }
    }
    return best.drain();
  }
}
