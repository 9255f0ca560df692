package io.reeltime.serving.rule;

/** A rule made ready for one request on one catalogue. Safe for many threads. */
@FunctionalInterface
public interface CompiledRule {

  /**
   * Whether a video obeys, in the state of a row.
   *
   * @param videoIndex of the video
   * @param row of {@link CatalogueColumns}, one of that video
   */
  boolean matches(int videoIndex, int row);
}
