package io.reeltime.training.job;

/**
 * Hyper-parameters of item-item neighbours.
 *
 * @param count kept per video
 * @param weight of their score in a blend, where the factors' score has 1; a model of neighbours
 *     alone ignores it
 */
public record NeighbourParameters(int count, double weight) {

  public NeighbourParameters {
    Parameters.require(count >= 1, "neighbours", count, "1 or more");
    Parameters.requireAtLeast(0, "neighbour-weight", weight);
  }
}
