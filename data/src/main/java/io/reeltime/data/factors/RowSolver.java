package io.reeltime.data.factors;

import io.reeltime.data.linear.NormalEquations;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Solves one row (a user from their videos, or a video from its users) given the fixed other side:
 * the half-step of alternating least squares, and the fold-in of serving.
 *
 * <p>Exact to the limits of float32. Where the Gramian is diagonal but for rounding, as ReelALS
 * leaves it, by conjugate gradient, {@code O(n rank)} a step, without that rounding; otherwise, and
 * where that does not converge, by {@link NormalEquations}: {@code O(n rank^2 + rank^3)} per row
 * with n observations. Scratch is kept between calls; an instance serves one thread at a time.
 */
public final class RowSolver {
  private final FactorMatrix factors;
  private final ImplicitObjective objective;
  private final int rank;
  private final double[] scaledGramian;
  private final NormalEquations system;
  private final @Nullable DiagonalSystem diagonal;
  private float[] observed = {};

  /**
   * @param factors the fixed side, {@code [rows x rank]}
   * @param gramian its Gramian
   * @param objective the loss it was trained under
   */
  public RowSolver(FactorMatrix factors, Gramian gramian, ImplicitObjective objective) {
    if (gramian.rank() != factors.rank()) {
      throw new IllegalArgumentException(
          "gramian of rank " + gramian.rank() + " for factors of rank " + factors.rank());
    }
    this.factors = factors;
    this.objective = objective;
    this.rank = factors.rank();
    this.scaledGramian = Arrays.copyOf(gramian.values(), rank * rank);
    for (int i = 0; i < scaledGramian.length; i++) {
      scaledGramian[i] *= objective.unobservedWeight();
    }
    this.system = new NormalEquations(rank);
    this.diagonal = DiagonalSystem.ofDiagonal(gramian, objective, factors.rows());
  }

  /**
   * Solves the row with the given observations.
   *
   * @param indexes rows of the fixed side, in the first {@code count} elements
   * @param strengths signed strength of each, finite; one of 0 is no observation
   * @param count number of observations; 0 gives the zero vector
   * @param into receives the solution in its first rank elements
   * @throws ArithmeticException if the system is not positive definite, as happens without
   *     regularisation; {@code into} is then unchanged
   */
  public void solve(int[] indexes, float[] strengths, int count, float[] into) {
    if (diagonal == null || !solve(diagonal, indexes, strengths, count, into)) {
      system.solve(observe(indexes, strengths, count), into);
    }
  }

  private boolean solve(
      DiagonalSystem gradient, int[] indexes, float[] strengths, int count, float[] into) {
    gradient.begin();
    int observations = 0;
    observed = observed.length < count ? new float[count] : observed;
    for (int i = 0; i < count; i++) {
      float strength = strengths[i];
      if (strength != 0) {
        gradient.add(
            factors,
            indexes[i],
            objective.confidence(strength),
            objective.rightHandWeight(strength));
        observed[observations++] = strength;
      }
    }
    return gradient.solve(ridge(observations), into);
  }

  /**
   * The matrix of the row with the given observations, as {@link #solve} takes them, ready to solve
   * for any right-hand side; gone with the next row.
   *
   * @throws ArithmeticException if it is not positive definite
   */
  NormalEquations.Factorised factorise(int[] indexes, float[] strengths, int count) {
    double ridge = observe(indexes, strengths, count);
    return system.factorise(ridge);
  }

  /** Puts the system together but for its ridge, which it returns. */
  private double observe(int[] indexes, float[] strengths, int count) {
    system.begin(scaledGramian);
    observed = observed.length < count ? new float[count] : observed;
    int observations = 0;
    for (int i = 0; i < count; i++) {
      float strength = strengths[i];
      if (strength != 0) {
        int row = system.nextRow();
        factors.copyRow(indexes[i], system.rows(), row);
        system.add(row, objective.confidence(strength), objective.rightHandWeight(strength));
        observed[observations++] = strength;
      }
    }
    return ridge(observations);
  }

  private double ridge(int observations) {
    return objective.ridge(observed, 0, observations, factors.rows());
  }
}
