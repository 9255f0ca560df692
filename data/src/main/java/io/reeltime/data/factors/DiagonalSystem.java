package io.reeltime.data.factors;

import static io.reeltime.data.linear.Lanes.SPECIES;

import io.reeltime.data.linear.Lanes;
import io.reeltime.data.linear.Vectors;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * The system {@code (D + sum c y y^T) x = sum b y} of a row whose fixed side has a diagonal
 * Gramian, with {@code D = a0 diag(YtY) + reg}: what ReelALS leaves behind, since it works in the
 * basis of the Gramian's eigenvectors.
 *
 * <p>Solved by conjugate gradient until the residual is at the limit of float32, preconditioned as
 * in training: D and what the observations would add if their rows were like all others. That takes
 * ten to twenty steps of {@code O(n rank)}, where elimination takes {@code O(n rank^2 + rank^3)}.
 * Scratch grows with the longest row; an instance serves one thread at a time.
 */
final class DiagonalSystem {
  /** Of the first residual, squared, in the preconditioner's norm. */
  private static final double CONVERGED = 1e-13;

  private static final int MOST_STEPS = 200;

  /** Below it elimination costs nothing, and has no residual. */
  private static final int LEAST_RANK = 8;

  /** What leaving out the Gramian's other elements may change a row by, of its own size. */
  private static final double NEGLIGIBLE = 1e-3;

  private final float[] eigenvalues;
  private final float unobservedWeight;
  private final int fixedRows;
  private final int rank;
  private final int stride;
  private final float[] solution;
  private final float[] residual;
  private final float[] direction;
  private final float[] product;
  private final float[] diagonal;
  private final float[] inverse;
  private float[] rows = {};
  private float[] confidences = {};
  private int observations;
  private double confidenceSum;

  private DiagonalSystem(Gramian gramian, double unobservedWeight, int fixedRows) {
    this.rank = gramian.rank();
    this.stride = Lanes.padded(rank);
    this.eigenvalues = new float[stride];
    for (int i = 0; i < rank; i++) {
      eigenvalues[i] = (float) gramian.values()[i * rank + i];
    }
    this.unobservedWeight = (float) unobservedWeight;
    this.fixedRows = fixedRows;
    this.solution = new float[stride];
    this.residual = new float[stride];
    this.direction = new float[stride];
    this.product = new float[stride];
    this.diagonal = new float[stride];
    this.inverse = new float[stride];
  }

  /** The system for a Gramian, or null if that is not diagonal, or of no size worth it. */
  static @Nullable DiagonalSystem ofDiagonal(
      Gramian gramian, ImplicitObjective objective, int fixedRows) {
    return gramian.rank() >= LEAST_RANK && offDiagonal(gramian, objective, fixedRows) <= NEGLIGIBLE
        ? new DiagonalSystem(gramian, objective.unobservedWeight(), fixedRows)
        : null;
  }

  /**
   * Size of what is left out, E, beside what is kept: the Frobenius norm of {@code D^-1/2 E D^-1/2}
   * with the smallest D there can be, that of a row with one observation. As no row's system W is
   * below D, a row changes by at most so much, in the norm of W; and an axis of small eigenvalue
   * has its say as a large one has. Not a number where D is singular.
   */
  private static double offDiagonal(Gramian gramian, ImplicitObjective objective, int fixedRows) {
    int rank = gramian.rank();
    double[] values = gramian.values();
    double weight = objective.unobservedWeight();
    double ridge = objective.ridge(new float[] {1}, 0, 1, fixedRows);
    double squares = 0;
    for (int i = 0; i < rank; i++) {
      double row = weight * values[i * rank + i] + ridge;
      for (int j = 0; j < i; j++) {
        double off = weight * values[i * rank + j];
        squares += 2 * off * off / (row * (weight * values[j * rank + j] + ridge));
      }
    }
    return Math.sqrt(squares);
  }

  void begin() {
    observations = 0;
    confidenceSum = 0;
    Arrays.fill(residual, 0f);
  }

  /** Adds the observation of a row of the fixed side, with confidence c and right weight b. */
  void add(FactorMatrix factors, int row, float c, float b) {
    if (observations == confidences.length) {
      int capacity = Math.max(64, 2 * observations);
      confidences = Arrays.copyOf(confidences, capacity);
      rows = Arrays.copyOf(rows, capacity * stride);
    }
    int at = observations * stride;
    factors.copyRow(row, rows, at);
    confidences[observations++] = c;
    confidenceSum += c;
    if (b != 0) {
      Vectors.addScaled(rows, at, b, residual, stride);
    }
  }

  /**
   * Solves.
   *
   * @param into receives x in its first rank elements
   * @return whether it converged; otherwise {@code into} is unchanged
   */
  boolean solve(double ridge, float[] into) {
    fillDiagonals((float) ridge);
    Arrays.fill(solution, 0f);
    double squared = precondition(0);
    double enough = CONVERGED * squared;
    for (int step = 0; squared > enough && step < MOST_STEPS; step++) {
      applyTo(direction);
      double curvature = Vectors.dot(direction, 0, product, 0, stride);
      float length = (float) (squared / curvature);
      if (!Float.isFinite(length) || !(curvature > 0)) {
        return false;
      }
      Vectors.addScaled(direction, 0, length, solution, stride);
      Vectors.addScaled(product, 0, -length, residual, stride);
      double next = Vectors.weightedSquare(residual, inverse);
      precondition((float) (next / squared));
      squared = next;
    }
    if (!(squared <= enough)) {
      return false;
    }
    System.arraycopy(solution, 0, into, 0, rank);
    return true;
  }

  private void fillDiagonals(float ridge) {
    float perRow = (float) (confidenceSum / fixedRows);
    for (int i = 0; i < rank; i++) {
      diagonal[i] = unobservedWeight * eigenvalues[i] + ridge;
      inverse[i] = 1 / Math.max(diagonal[i] + perRow * eigenvalues[i], Float.MIN_NORMAL);
    }
  }

  /** direction = residual preconditioned + beta direction; returns residual times the former. */
  private double precondition(float beta) {
    FloatVector betas = FloatVector.broadcast(SPECIES, beta);
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int at = 0; at < stride; at += SPECIES.length()) {
      FloatVector r = Vectors.load(residual, at);
      FloatVector z = r.mul(Vectors.load(inverse, at));
      FloatVector turned = beta == 0 ? z : Vectors.load(direction, at).fma(betas, z);
      turned.intoArray(direction, at);
      sum = r.fma(z, sum);
    }
    return Lanes.sum(sum);
  }

  /** product = A p. */
  private void applyTo(float[] p) {
    for (int at = 0; at < stride; at += SPECIES.length()) {
      Vectors.load(p, at).mul(Vectors.load(diagonal, at)).intoArray(product, at);
    }
    for (int entry = 0; entry < observations; entry++) {
      int at = entry * stride;
      float weight = confidences[entry] * Vectors.dot(rows, at, p, 0, stride);
      Vectors.addScaled(rows, at, weight, product, stride);
    }
  }
}
