package io.reeltime.serving.explain;

/**
 * A video of the user's past and its part in a score.
 *
 * @param videoIndex of the past video
 * @param strength signed preference strength that it had
 * @param factors its part by the fold-in
 * @param lowPass its part by the low-pass term
 * @param neighbours its part by the neighbours' votes
 */
public record PastVideo(
    int videoIndex, float strength, float factors, float lowPass, float neighbours) {

  /** Its part by all three. */
  public double contribution() {
    return (double) factors + lowPass + neighbours;
  }

  /** Which of the three is its greatest part. */
  public Term strongestTerm() {
    if (neighbours > Math.max(factors, lowPass)) {
      return Term.NEIGHBOURS;
    }
    return lowPass > factors ? Term.LOW_PASS : Term.FACTORS;
  }
}
