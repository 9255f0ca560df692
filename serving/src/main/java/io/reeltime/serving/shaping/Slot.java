package io.reeltime.serving.shaping;

/**
 * A video in its place on a page.
 *
 * @param videoIndex distinct on the page
 * @param candidate its place among the candidates; {@link #NO_CANDIDATE} if it came from the pool
 *     alone
 * @param origin how it was chosen
 * @param propensity probability of this video in this slot, given the request and the slots before,
 *     in (0, 1]; see {@link FeedShaper}
 */
public record Slot(int videoIndex, int candidate, Origin origin, double propensity) {
  /** Place of a video that is none of the candidates. */
  public static final int NO_CANDIDATE = -1;

  /** How a slot was filled. */
  public enum Origin {
    /** The best by the rules of shaping. */
    RANKED,
    /** Drawn from the pool. */
    EXPLORED
  }
}
