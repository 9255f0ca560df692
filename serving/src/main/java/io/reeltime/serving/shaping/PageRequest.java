package io.reeltime.serving.shaping;

import java.util.random.RandomGenerator;

/**
 * One page to be made.
 *
 * @param candidates to choose from
 * @param pool to explore
 * @param slots wanted, 1 or more
 * @param nowMillis by which age is reckoned
 * @param random decides what is left to chance: {@link RequestRandom}, so that the page can be made
 *     again
 */
public record PageRequest(
    Candidates candidates,
    ExplorationPool pool,
    int slots,
    long nowMillis,
    RandomGenerator random) {

  public PageRequest {
    if (slots < 1) {
      throw new IllegalArgumentException("slots: found " + slots + ", expected 1 or more");
    }
  }
}
