package io.reeltime.serving.shaping;

/**
 * Makes pages. Slot after slot, the best candidate is the one with the greatest <i>marginal
 * relevance</i> (Carbonell and Goldstein 1998, "The use of MMR, diversity-based reranking")
 *
 * <pre>lambda relevance(v) - (1 - lambda) max over the slots above of similarity(v, u)</pre>
 *
 * among those whose creator may stand there. Relevance is the score, brought to [0, 1] within the
 * page's candidates, with a share of freshness; similarity is the cosine of factor rows, 0 where it
 * is negative, and for a video without a row a fixed amount if the category is the same. Where
 * every candidate left would break a creator's cap, the best of them stands there all the same: of
 * k candidates or more always k slots are filled.
 *
 * <p><b>Exploration and propensity.</b> With probability epsilon a slot is not given to the best
 * candidate d but drawn from the pool, from those that are on no slot above and keep the caps, in
 * proportion to their weights. Given the slots above, video v stands in this one with probability
 *
 * <pre>p(v) = (1 - epsilon) [v = d] + epsilon weight(v) / sum of the weights that may be drawn
 * </pre>
 *
 * (the second term is 0 for v outside of the pool, and epsilon counts as 0 when nothing may be
 * drawn). This is the propensity of a slot: exact, as d and the sum depend on nothing but the
 * request and the slots above. The product over a page is the probability of the page. How probable
 * a video is in a slot whatever stands above is another figure, and is not stated.
 *
 * <p>Ties go to the candidate that stands first; with epsilon 0 the page is a function of the
 * request. Immutable, safe for many threads.
 */
public final class FeedShaper {
  private final ShapingSettings settings;

  public FeedShaper(ShapingSettings settings) {
    this.settings = settings;
  }

  public ShapingSettings settings() {
    return settings;
  }

  /** Makes a page of as many slots as are wanted, or as there are candidates. */
  public ShapedPage shape(PageRequest request, VideoFeatures features) {
    return new PageDraft(settings, request, features).fill();
  }
}
