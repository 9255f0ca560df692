package io.reeltime.data.linear;

import static io.reeltime.data.linear.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The dense product behind Gramians, rotations and normal equations: a tile of {@value #TILE} rows
 * by {@link Lanes#PANEL} columns held in registers, {@code C[i][j] = sum over k of A(k, i)
 * B[k][j]}.
 *
 * <p>Sixteen accumulators against two loads and eight broadcasts per k keep the multiply-add units
 * busy rather than the load ports. A's strides are free, so that one loop serves {@code A B} and
 * {@code A^T B}.
 */
public final class MatrixKernel {
  public static final int TILE = 8;

  private static final int LANES = SPECIES.length();

  private MatrixKernel() {}

  /**
   * Computes one tile; offsets and strides in floats.
   *
   * @param a element (k, i) lies at {@code aOffset + k * aStep + i * aRow}
   * @param b row k begins at {@code bOffset + k * bStep}
   * @param depth number of k
   * @param c row i begins at {@code cOffset + i * cRow}; overwritten
   */
  public static void tile(
      float[] a,
      int aOffset,
      int aStep,
      int aRow,
      float[] b,
      int bOffset,
      int bStep,
      int depth,
      float[] c,
      int cOffset,
      int cRow) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector s00 = zero;
    FloatVector s01 = zero;
    FloatVector s10 = zero;
    FloatVector s11 = zero;
    FloatVector s20 = zero;
    FloatVector s21 = zero;
    FloatVector s30 = zero;
    FloatVector s31 = zero;
    FloatVector s40 = zero;
    FloatVector s41 = zero;
    FloatVector s50 = zero;
    FloatVector s51 = zero;
    FloatVector s60 = zero;
    FloatVector s61 = zero;
    FloatVector s70 = zero;
    FloatVector s71 = zero;
    int aAt = aOffset;
    int bAt = bOffset;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      FloatVector factor = FloatVector.broadcast(SPECIES, a[aAt]);
      s00 = factor.fma(b0, s00);
      s01 = factor.fma(b1, s01);
      factor = FloatVector.broadcast(SPECIES, a[aAt + aRow]);
      s10 = factor.fma(b0, s10);
      s11 = factor.fma(b1, s11);
      factor = FloatVector.broadcast(SPECIES, a[aAt + 2 * aRow]);
      s20 = factor.fma(b0, s20);
      s21 = factor.fma(b1, s21);
      factor = FloatVector.broadcast(SPECIES, a[aAt + 3 * aRow]);
      s30 = factor.fma(b0, s30);
      s31 = factor.fma(b1, s31);
      factor = FloatVector.broadcast(SPECIES, a[aAt + 4 * aRow]);
      s40 = factor.fma(b0, s40);
      s41 = factor.fma(b1, s41);
      factor = FloatVector.broadcast(SPECIES, a[aAt + 5 * aRow]);
      s50 = factor.fma(b0, s50);
      s51 = factor.fma(b1, s51);
      factor = FloatVector.broadcast(SPECIES, a[aAt + 6 * aRow]);
      s60 = factor.fma(b0, s60);
      s61 = factor.fma(b1, s61);
      factor = FloatVector.broadcast(SPECIES, a[aAt + 7 * aRow]);
      s70 = factor.fma(b0, s70);
      s71 = factor.fma(b1, s71);
      aAt += aStep;
      bAt += bStep;
    }
    store(s00, s01, c, cOffset);
    store(s10, s11, c, cOffset + cRow);
    store(s20, s21, c, cOffset + 2 * cRow);
    store(s30, s31, c, cOffset + 3 * cRow);
    store(s40, s41, c, cOffset + 4 * cRow);
    store(s50, s51, c, cOffset + 5 * cRow);
    store(s60, s61, c, cOffset + 6 * cRow);
    store(s70, s71, c, cOffset + 7 * cRow);
  }

  private static void store(FloatVector left, FloatVector right, float[] c, int offset) {
    left.intoArray(c, offset);
    right.intoArray(c, offset + LANES);
  }
}
