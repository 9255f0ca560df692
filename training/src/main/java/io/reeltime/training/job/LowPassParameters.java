package io.reeltime.training.job;

/**
 * Hyper-parameters of the spectral low-pass term.
 *
 * @param rank number of singular vectors of the degree-normalised interactions
 * @param weight of its score in a blend, where the factors' score has 1; 0 leaves it out
 */
public record LowPassParameters(int rank, double weight) {

  public LowPassParameters {
    Parameters.require(rank >= 1 && rank <= 4096, "low-pass-rank", rank, "1 to 4096");
    Parameters.requireAtLeast(0, "low-pass-weight", weight);
  }
}
