package io.reeltime.training.als.engine;

import static io.reeltime.data.linear.Lanes.SPECIES;

import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.data.linear.Lanes;
import io.reeltime.data.linear.PaddedRows;
import io.reeltime.data.linear.Vectors;
import jdk.incubator.vector.FloatVector;

/**
 * Solves rows by preconditioned conjugate gradient from their last factor, in the basis of the
 * fixed side's eigenvectors, where the system is {@code D + sum c y y^T} with {@code D = a0 lambda
 * + reg}.
 *
 * <p>The preconditioner is D plus what the row's observations would add if its videos were like all
 * others: {@code (sum c) lambda / rows}. With it one step per half does what three do without, and
 * that step reads each gathered row twice: once for the residual, once for the step's length.
 *
 * <p>Scratch is allocated once; an instance serves one thread at a time.
 */
final class ConjugateGradient implements RowUpdate {
  /** Of the first residual, squared; float32 goes no further, and below it steps are noise. */
  private static final double CONVERGED = 1e-13;

  private final ImplicitObjective objective;
  private final RowSums sums;
  private final int steps;
  private final int stride;
  private final float[] own;
  private final float[] residual;
  private final float[] direction;
  private final float[] product;
  private final float[] diagonal;
  private final float[] inverse;

  ConjugateGradient(ImplicitObjective objective, int steps, int stride, RowSums sums) {
    this.objective = objective;
    this.sums = sums;
    this.steps = steps;
    this.stride = stride;
    this.own = new float[stride];
    this.residual = new float[stride];
    this.direction = new float[stride];
    this.product = new float[stride];
    this.diagonal = new float[stride];
    this.inverse = new float[stride];
  }

  @Override
  public void solve(
      SparseMatrix rows,
      int row,
      PaddedRows fixed,
      float[] eigenvalues,
      int fixedRows,
      PaddedRows solved) {
    Observations observations = Observations.of(rows, row, fixed, objective);
    System.arraycopy(solved.values(), solved.offset(row), own, 0, stride);
    fillDiagonal(eigenvalues, ridge(observations, fixedRows));
    Vectors.multiplyNegated(diagonal, own, residual);
    double confidences = sums.residual(observations, own, residual);
    fillInverse(eigenvalues, (float) (confidences / fixedRows));
    double squared = precondition();
    double converged = Math.max(Math.min(CONVERGED * squared, Float.MAX_VALUE), Float.MIN_NORMAL);
    for (int step = 1; step < steps && squared > converged; step++) {
      squared = step(observations, squared);
    }
    if (!(squared <= converged)) {
      lastStep(observations, squared);
    }
    System.arraycopy(own, 0, solved.values(), solved.offset(row), stride);
  }

  private float ridge(Observations of, int fixedRows) {
    return (float) objective.ridge(of.strengths(), of.from(), of.to(), fixedRows);
  }

  /** The last step needs its length alone, no residual. */
  private void lastStep(Observations observations, double squared) {
    double curvature =
        Vectors.weightedSquare(direction, diagonal) + sums.curvature(observations, direction);
    Vectors.addScaled(direction, 0, length(squared, curvature), own, stride);
  }

  /** One step, and the direction of the next; {@code product} is {@code -A direction}. */
  private double step(Observations observations, double squared) {
    Vectors.multiplyNegated(diagonal, direction, product);
    sums.residual(observations.homogeneous(), direction, product);
    float length = length(squared, -Vectors.dot(direction, 0, product, 0, stride));
    Vectors.addScaled(direction, 0, length, own, stride);
    Vectors.addScaled(product, 0, length, residual, stride);
    double next = Vectors.weightedSquare(residual, inverse);
    turn((float) (next / squared));
    return next;
  }

  /** NaN when either has overflowed, so that the fit notices. */
  private static float length(double squared, double curvature) {
    return Double.isFinite(curvature) ? (float) (squared / curvature) : Float.NaN;
  }

  private void fillDiagonal(float[] eigenvalues, float ridge) {
    FloatVector ridges = FloatVector.broadcast(SPECIES, ridge);
    FloatVector weights = FloatVector.broadcast(SPECIES, (float) objective.unobservedWeight());
    for (int at = 0; at < stride; at += SPECIES.length()) {
      Vectors.load(eigenvalues, at).fma(weights, ridges).intoArray(diagonal, at);
    }
  }

  /** Never zero, not even in the padding of a row without regularisation. */
  private void fillInverse(float[] eigenvalues, float confidencePerRow) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector weights = FloatVector.broadcast(SPECIES, confidencePerRow);
    for (int at = 0; at < stride; at += SPECIES.length()) {
      FloatVector sum = Vectors.load(eigenvalues, at).fma(weights, Vectors.load(diagonal, at));
      one.div(sum.max(Float.MIN_NORMAL)).intoArray(inverse, at);
    }
  }

  /** direction = residual preconditioned; returns their inner product. */
  private double precondition() {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int at = 0; at < stride; at += SPECIES.length()) {
      FloatVector r = Vectors.load(residual, at);
      FloatVector z = r.mul(Vectors.load(inverse, at));
      z.intoArray(direction, at);
      sum = r.fma(z, sum);
    }
    return Lanes.sum(sum);
  }

  /** direction = residual preconditioned + beta direction. */
  private void turn(float beta) {
    FloatVector betas = FloatVector.broadcast(SPECIES, beta);
    for (int at = 0; at < stride; at += SPECIES.length()) {
      FloatVector z = Vectors.load(residual, at).mul(Vectors.load(inverse, at));
      Vectors.load(direction, at).fma(betas, z).intoArray(direction, at);
    }
  }
}
