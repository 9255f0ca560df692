package io.reeltime.training.als.engine;

import static io.reeltime.training.als.engine.FactorBlock.SPECIES;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;

/**
 * The dense product behind Gramians, rotations and normal equations: a tile of {@value #TILE} rows
 * by {@link FactorBlock#PANEL} columns held in registers, {@code C[i][j] = sum over k of A(k, i)
 * B[k][j]}.
 *
 * <p>Sixteen accumulators against two loads and eight broadcasts per k keep the multiply-add units
 * busy rather than the load ports. A's strides are free, so that one loop serves {@code A B} and
 * {@code A^T B}.
 */
final class MatrixKernel {
  static final int TILE = 8;

  private static final ByteOrder ORDER = ByteOrder.nativeOrder();
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
  private static final int LANES = SPECIES.length();
  private static final long VECTOR_BYTES = (long) LANES * Float.BYTES;

  private MatrixKernel() {}

  /**
   * Computes one tile; offsets and strides in bytes.
   *
   * @param a element (k, i) lies at {@code aOffset + k * aStep + i * aRow}
   * @param b row k begins at {@code bOffset + k * bStep}
   * @param c row i begins at {@code cOffset + i * cRow}; overwritten
   */
  static void tile(
      MemorySegment a,
      long aOffset,
      long aStep,
      long aRow,
      MemorySegment b,
      long bOffset,
      long bStep,
      int depth,
      MemorySegment c,
      long cOffset,
      long cRow) {
    FloatVector s00 = FloatVector.zero(SPECIES);
    FloatVector s01 = s00;
    FloatVector s10 = s00;
    FloatVector s11 = s00;
    FloatVector s20 = s00;
    FloatVector s21 = s00;
    FloatVector s30 = s00;
    FloatVector s31 = s00;
    FloatVector s40 = s00;
    FloatVector s41 = s00;
    FloatVector s50 = s00;
    FloatVector s51 = s00;
    FloatVector s60 = s00;
    FloatVector s61 = s00;
    FloatVector s70 = s00;
    FloatVector s71 = s00;
    for (int k = 0; k < depth; k++) {
      long bAt = bOffset + k * bStep;
      long aAt = aOffset + k * aStep;
      FloatVector b0 = FloatVector.fromMemorySegment(SPECIES, b, bAt, ORDER);
      FloatVector b1 = FloatVector.fromMemorySegment(SPECIES, b, bAt + VECTOR_BYTES, ORDER);
      FloatVector factor = FloatVector.broadcast(SPECIES, a.get(FLOAT, aAt));
      s00 = factor.fma(b0, s00);
      s01 = factor.fma(b1, s01);
      factor = FloatVector.broadcast(SPECIES, a.get(FLOAT, aAt + aRow));
      s10 = factor.fma(b0, s10);
      s11 = factor.fma(b1, s11);
      factor = FloatVector.broadcast(SPECIES, a.get(FLOAT, aAt + 2 * aRow));
      s20 = factor.fma(b0, s20);
      s21 = factor.fma(b1, s21);
      factor = FloatVector.broadcast(SPECIES, a.get(FLOAT, aAt + 3 * aRow));
      s30 = factor.fma(b0, s30);
      s31 = factor.fma(b1, s31);
      factor = FloatVector.broadcast(SPECIES, a.get(FLOAT, aAt + 4 * aRow));
      s40 = factor.fma(b0, s40);
      s41 = factor.fma(b1, s41);
      factor = FloatVector.broadcast(SPECIES, a.get(FLOAT, aAt + 5 * aRow));
      s50 = factor.fma(b0, s50);
      s51 = factor.fma(b1, s51);
      factor = FloatVector.broadcast(SPECIES, a.get(FLOAT, aAt + 6 * aRow));
      s60 = factor.fma(b0, s60);
      s61 = factor.fma(b1, s61);
      factor = FloatVector.broadcast(SPECIES, a.get(FLOAT, aAt + 7 * aRow));
      s70 = factor.fma(b0, s70);
      s71 = factor.fma(b1, s71);
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

  private static void store(FloatVector left, FloatVector right, MemorySegment c, long offset) {
    left.intoMemorySegment(c, offset, ORDER);
    right.intoMemorySegment(c, offset + VECTOR_BYTES, ORDER);
  }
}
