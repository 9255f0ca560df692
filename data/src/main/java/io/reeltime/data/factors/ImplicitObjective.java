package io.reeltime.data.factors;

import java.io.Serializable;

/**
 * The loss that factors were trained under, as far as one row's system needs it.
 *
 * <p>A row with signed strengths s has confidences {@code c = confidenceScale * |s|} and targets p
 * = 1 for s &gt; 0 and 0 for s &lt; 0. Its factor solves
 *
 * <pre>(a0 YtY + sum c y yt + reg I) x = sum b y</pre>
 *
 * with b by {@link Formulation} and reg by {@link RegularizationCount}.
 *
 * @param unobservedWeight a0, weight of the pairs that were not observed
 * @param confidenceScale alpha, confidence per unit of strength
 * @param regularization lambda
 * @param regularizationExponent nu: 1 scales lambda with the row's count, 0 not at all
 * @param formulation which published loss
 * @param regularizationCount what counts as the row's size
 */
public record ImplicitObjective(
    double unobservedWeight,
    double confidenceScale,
    double regularization,
    double regularizationExponent,
    Formulation formulation,
    RegularizationCount regularizationCount)
    implements Serializable {

  /** The two published forms of the implicit loss. */
  public enum Formulation {
    /**
     * Hu, Koren, Volinsky (2008), eq. 3, as MLlib implements it: an observed pair's whole
     * confidence is a0 + c, so b = (a0 + c) p.
     */
    HU_KOREN_VOLINSKY,
    /**
     * Rendle, Krichene, Zhang, Koren (2021), "iALS revisited", eq. 2: observed pairs add c (p -
     * xy)^2 on top of a0 (xy)^2 for all, so b = c p.
     */
    RENDLE
  }

  /** What lambda is scaled by. */
  public enum RegularizationCount {
    /** Positive observations of the row: MLlib's rule. */
    POSITIVE,
    /** All observations of the row. */
    OBSERVED,
    /** All observations of the row plus a0 for each row on the other side: Rendle et al. */
    OBSERVED_AND_UNOBSERVED
  }

  public ImplicitObjective {
    require("unobservedWeight", unobservedWeight, unobservedWeight >= 0, "0 or more");
    require("confidenceScale", confidenceScale, confidenceScale > 0, "above 0");
    require("regularization", regularization, regularization >= 0, "0 or more");
    require(
        "regularizationExponent",
        regularizationExponent,
        regularizationExponent >= 0 && regularizationExponent <= 1,
        "0 to 1");
  }

  /** MLlib's implicit objective with its parameters {@code regParam} and {@code alpha}. */
  public static ImplicitObjective mllib(double regParam, double alpha) {
    return new ImplicitObjective(
        1, alpha, regParam, 1, Formulation.HU_KOREN_VOLINSKY, RegularizationCount.POSITIVE);
  }

  /** c, the confidence in an observation of this signed strength. */
  public float confidence(float strength) {
    return (float) confidenceScale * Math.abs(strength);
  }

  /** What an observation of target 1 weighs in the right-hand side beyond its confidence. */
  public float rightHandBias() {
    return switch (formulation) {
      case HU_KOREN_VOLINSKY -> (float) unobservedWeight;
      case RENDLE -> 0f;
    };
  }

  /** b, the weight of an observation in the right-hand side {@code sum b y}. */
  public float rightHandWeight(float strength) {
    return strength > 0 ? confidence(strength) + rightHandBias() : 0f;
  }

  /**
   * reg, what is added to the diagonal of a row's system.
   *
   * @param strengths of the row's observations, from {@code from} to below {@code to}
   * @param rowsOnOtherSide all rows of the other side
   */
  public double ridge(float[] strengths, int from, int to, int rowsOnOtherSide) {
    double size =
        switch (regularizationCount) {
          case POSITIVE -> positives(strengths, from, to);
          case OBSERVED -> to - from;
          case OBSERVED_AND_UNOBSERVED -> to - from + unobservedWeight * rowsOnOtherSide;
        };
    return regularization * Math.pow(size, regularizationExponent);
  }

  private static int positives(float[] strengths, int from, int to) {
    int positives = 0;
    for (int i = from; i < to; i++) {
      if (strengths[i] > 0) {
        positives++;
      }
    }
    return positives;
  }

  private static void require(String name, double value, boolean holds, String expected) {
    if (!holds || !Double.isFinite(value)) {
      throw new IllegalArgumentException(name + ": found " + value + ", expected " + expected);
    }
  }
}
