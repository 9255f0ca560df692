package io.reeltime.training.als.engine;

import static io.reeltime.training.als.engine.FactorBlock.SPECIES;

import io.reeltime.data.factors.ImplicitObjective;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

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
final class ConjugateGradient {
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();
  private static final int STEP = SPECIES.length() * Float.BYTES;

  private final ImplicitObjective objective;
  private final Confidence confidence;
  private final int steps;
  private final int bytes;
  private final MemorySegment own;
  private final MemorySegment residual;
  private final MemorySegment direction;
  private final MemorySegment product;
  private final MemorySegment diagonal;
  private final MemorySegment inverse;

  ConjugateGradient(ImplicitObjective objective, int steps, int stride, Arena arena) {
    this.objective = objective;
    this.confidence = Confidence.of(objective);
    this.steps = steps;
    this.bytes = stride * Float.BYTES;
    this.own = arena.allocate(bytes, 64);
    this.residual = arena.allocate(bytes, 64);
    this.direction = arena.allocate(bytes, 64);
    this.product = arena.allocate(bytes, 64);
    this.diagonal = arena.allocate(bytes, 64);
    this.inverse = arena.allocate(bytes, 64);
  }

  /**
   * Moves one row towards its solution.
   *
   * @param fixed the other side, in the basis of its eigenvectors
   * @param eigenvalues of its Gramian
   * @param fixedRows rows of the other side in all, which may be more than {@code fixed} has
   * @param solved holds the row's last factor, and receives the new one
   */
  void solve(
      SparseMatrix rows,
      int row,
      FactorBlock fixed,
      float[] eigenvalues,
      int fixedRows,
      FactorBlock solved) {
    int from = rows.rowStarts()[row];
    int to = rows.rowStarts()[row + 1];
    int[] columns = rows.columnIndexes();
    float[] strengths = rows.strengths();
    MemorySegment.copy(solved.values(), solved.offset(row), own, 0, bytes);
    double ridge = objective.ridge(strengths, from, to, fixedRows);
    fillDiagonal(eigenvalues, (float) objective.unobservedWeight(), (float) ridge);
    multiplyNegated(diagonal, own, residual);
    double confidences =
        RowKernel.residual(fixed, columns, strengths, from, to, confidence, own, residual);
    fillInverse(eigenvalues, (float) (confidences / fixedRows));
    double squared = precondition();
    for (int step = 1; step <= steps && squared > 0; step++) {
      if (step == steps) {
        double curvature =
            weightedSquare()
                + RowKernel.curvature(fixed, columns, strengths, from, to, confidence, direction);
        addScaled(direction, (float) (squared / curvature), own);
      } else {
        multiplyNegated(diagonal, direction, product);
        RowKernel.residual(
            fixed, columns, strengths, from, to, confidence.homogeneous(), direction, product);
        float length = (float) (-squared / dot(direction, product));
        addScaled(direction, length, own);
        addScaled(product, length, residual);
        double next = dotWithInverse();
        turn((float) (next / squared));
        squared = next;
      }
    }
    MemorySegment.copy(own, 0, solved.values(), solved.offset(row), bytes);
  }

  private void fillDiagonal(float[] eigenvalues, float unobservedWeight, float ridge) {
    FloatVector ridges = FloatVector.broadcast(SPECIES, ridge);
    for (int at = 0, lane = 0; at < bytes; at += STEP, lane += SPECIES.length()) {
      FloatVector.fromArray(SPECIES, eigenvalues, lane)
          .fma(FloatVector.broadcast(SPECIES, unobservedWeight), ridges)
          .intoMemorySegment(diagonal, at, ORDER);
    }
  }

  /** Never zero, not even in the padding of a row without regularisation. */
  private void fillInverse(float[] eigenvalues, float confidencePerRow) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int at = 0, lane = 0; at < bytes; at += STEP, lane += SPECIES.length()) {
      FloatVector sum =
          FloatVector.fromArray(SPECIES, eigenvalues, lane)
              .fma(FloatVector.broadcast(SPECIES, confidencePerRow), load(diagonal, at));
      one.div(sum.max(Float.MIN_NORMAL)).intoMemorySegment(inverse, at, ORDER);
    }
  }

  private void multiplyNegated(MemorySegment a, MemorySegment b, MemorySegment into) {
    for (int at = 0; at < bytes; at += STEP) {
      load(a, at).mul(load(b, at)).neg().intoMemorySegment(into, at, ORDER);
    }
  }

  /** direction = residual preconditioned; returns their inner product. */
  private double precondition() {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int at = 0; at < bytes; at += STEP) {
      FloatVector r = load(residual, at);
      FloatVector z = r.mul(load(inverse, at));
      z.intoMemorySegment(direction, at, ORDER);
      sum = r.fma(z, sum);
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  private double dotWithInverse() {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int at = 0; at < bytes; at += STEP) {
      FloatVector r = load(residual, at);
      sum = r.mul(load(inverse, at)).fma(r, sum);
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  /** direction = residual preconditioned + beta direction. */
  private void turn(float beta) {
    FloatVector betas = FloatVector.broadcast(SPECIES, beta);
    for (int at = 0; at < bytes; at += STEP) {
      load(direction, at)
          .fma(betas, load(residual, at).mul(load(inverse, at)))
          .intoMemorySegment(direction, at, ORDER);
    }
  }

  private double weightedSquare() {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int at = 0; at < bytes; at += STEP) {
      FloatVector p = load(direction, at);
      sum = p.mul(load(diagonal, at)).fma(p, sum);
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  private double dot(MemorySegment a, MemorySegment b) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int at = 0; at < bytes; at += STEP) {
      sum = load(a, at).fma(load(b, at), sum);
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  private void addScaled(MemorySegment a, float factor, MemorySegment into) {
    FloatVector factors = FloatVector.broadcast(SPECIES, factor);
    for (int at = 0; at < bytes; at += STEP) {
      load(a, at).fma(factors, load(into, at)).intoMemorySegment(into, at, ORDER);
    }
  }

  private static FloatVector load(MemorySegment segment, long at) {
    return FloatVector.fromMemorySegment(SPECIES, segment, at, ORDER);
  }
}
