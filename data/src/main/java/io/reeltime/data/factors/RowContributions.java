package io.reeltime.data.factors;

import io.reeltime.data.linear.NormalEquations;

/**
 * What each observation of a row contributes to its scores: the explanation of Hu, Koren and
 * Volinsky (2008), "Collaborative filtering for implicit feedback datasets", section 5. As the row
 * is {@code x = W^-1 sum_j b_j y_j} with {@code W = a0 YtY + sum c y yt + reg I} ({@link
 * ImplicitObjective}), its score with a factor y_i falls apart into
 *
 * <pre>x.y_i = sum_j b_j y_j^T W^-1 y_i</pre>
 *
 * W is factorised once for a row and solved once per score. A refusal has b = 0 and contributes
 * nothing itself: it is in W, and weakens what resembles it.
 *
 * <p>Scratch is allocated once; an instance serves one thread at a time.
 */
public final class RowContributions {
  private final FactorMatrix factors;
  private final ImplicitObjective objective;
  private final RowSolver solver;
  private final float[] row;
  private final double[] right;

  /** For rows that {@link RowSolver} would solve with the same parts. */
  public RowContributions(FactorMatrix factors, Gramian gramian, ImplicitObjective objective) {
    this.factors = factors;
    this.objective = objective;
    this.solver = new RowSolver(factors, gramian, objective);
    this.row = new float[factors.rank()];
    this.right = new double[factors.rank()];
  }

  /**
   * The contributions to several scores, {@code [targets x count]}.
   *
   * @param indexes rows of the fixed side, in the first {@code count} elements
   * @param strengths signed strength of each, finite
   * @param count number of observations
   * @param targets factors whose scores are explained, {@code [targets x rank]} or wider: rows of
   *     the fixed side, or new ones
   * @throws ArithmeticException if the system is not positive definite
   */
  public float[][] of(int[] indexes, float[] strengths, int count, float[][] targets) {
    float[][] contributions = new float[targets.length][count];
    if (targets.length == 0 || !hasPositive(strengths, count)) {
      // Without a positive the row is zero, and its system may have no ridge to hold it up.
      return contributions;
    }
    NormalEquations.Factorised system = solver.factorise(indexes, strengths, count);
    for (int target = 0; target < targets.length; target++) {
      transform(system, targets[target]);
      for (int i = 0; i < count; i++) {
        float weight = objective.rightHandWeight(strengths[i]);
        contributions[target][i] = weight == 0 ? 0 : weight * factors.dot(indexes[i], row);
      }
    }
    return contributions;
  }

  private static boolean hasPositive(float[] strengths, int count) {
    for (int i = 0; i < count; i++) {
      if (strengths[i] > 0) {
        return true;
      }
    }
    return false;
  }

  /** Makes the row {@code W^-1 y} of a target. */
  private void transform(NormalEquations.Factorised system, float[] target) {
    for (int column = 0; column < row.length; column++) {
      right[column] = target[column];
    }
    system.solve(right);
    for (int column = 0; column < row.length; column++) {
      row[column] = (float) right[column];
    }
  }
}
