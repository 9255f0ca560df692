package io.reeltime.training.job;

import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.data.factors.ImplicitObjective.Formulation;
import io.reeltime.data.factors.ImplicitObjective.RegularizationCount;

/**
 * Hyper-parameters of alternating least squares with implicit feedback; see {@link
 * io.reeltime.data.factors.ImplicitObjective}.
 *
 * @param rank of the factors
 * @param epochs full alternations
 * @param unobservedWeight a0, weight of the pairs that were not observed; MLlib's ALS has it fixed
 *     at 1
 * @param regularization lambda
 * @param regularizationExponent nu: 1 scales lambda with the row's count, 0 not at all; MLlib's ALS
 *     has it fixed at 1
 * @param confidenceScale alpha, confidence per unit of strength
 * @param unobservedRegularization whether the unobserved pairs count, too, in what lambda is scaled
 *     with: 1 as in Rendle et al. (2021), 0 not; MLlib's ALS has it fixed at 0
 */
public record AlsParameters(
    int rank,
    int epochs,
    double unobservedWeight,
    double regularization,
    double regularizationExponent,
    double confidenceScale,
    double unobservedRegularization) {

  public AlsParameters {
    Parameters.require(rank >= 1 && rank <= 4096, "rank", rank, "1 to 4096");
    Parameters.require(epochs >= 1, "epochs", epochs, "1 or more");
    Parameters.requireAtLeast(0, "unobserved-weight", unobservedWeight);
    Parameters.requireAtLeast(0, "regularization", regularization);
    Parameters.requireWithin(0, 1, "regularization-exponent", regularizationExponent);
    Parameters.require(
        confidenceScale > 0 && Double.isFinite(confidenceScale),
        "confidence-scale",
        confidenceScale,
        "above 0");
    Parameters.require(
        unobservedRegularization == 0 || unobservedRegularization == 1,
        "unobserved-regularization",
        unobservedRegularization,
        "0 or 1");
  }

  /** The objective of ReelALS under them: that of Rendle et al. (2021), "iALS revisited". */
  public ImplicitObjective objective() {
    return new ImplicitObjective(
        unobservedWeight,
        confidenceScale,
        regularization,
        regularizationExponent,
        Formulation.RENDLE,
        unobservedRegularization == 1
            ? RegularizationCount.OBSERVED_AND_UNOBSERVED
            : RegularizationCount.OBSERVED);
  }
}
