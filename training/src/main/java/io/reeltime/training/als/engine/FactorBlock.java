package io.reeltime.training.als.engine;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.linear.Lanes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Factors as the kernels want them: float32, row-major, each row padded with zeroes to a multiple
 * of {@link Lanes#PANEL} columns, so that no kernel has a remainder loop.
 *
 * <p>On the heap, not off it: the same kernels over memory segments run at a quarter of the speed
 * on JDK 25, since their bounds and scope checks stay in the inner loops. The first row begins
 * {@value #BASE} floats into the array, which with the array's header of 16 bytes puts every row of
 * a large array at the beginning of a cache line; where that guess is wrong the loads straddle two
 * lines and a fit takes about a third longer.
 */
final class FactorBlock {
  static final int BASE = 12;

  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

  private final float[] values;
  private final int rows;
  private final int rank;
  private final int stride;

  private FactorBlock(float[] values, int rows, int rank, int stride) {
    this.values = values;
    this.rows = rows;
    this.rank = rank;
    this.stride = stride;
  }

  /**
   * Zeroes.
   *
   * @throws IllegalArgumentException if one array cannot hold them
   */
  static FactorBlock allocate(int rows, int rank) {
    int stride = Lanes.padded(rank);
    long length = BASE + (long) rows * stride;
    if (length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "factors: found %d rows of rank %d, expected at most %d rows in one block; use more blocks"
              .formatted(rows, rank, (Integer.MAX_VALUE - 8 - BASE) / stride));
    }
    return new FactorBlock(new float[(int) length], rows, rank, stride);
  }

  /** A copy of a matrix. */
  static FactorBlock of(FactorMatrix matrix) {
    FactorBlock block = allocate(matrix.rows(), matrix.rank());
    for (int row = 0; row < matrix.rows(); row++) {
      matrix.copyRow(row, block.values, block.offset(row));
    }
    return block;
  }

  /** A copy without the padding. */
  FactorMatrix toMatrix(Arena arena) {
    FactorMatrix matrix = FactorMatrix.allocate(rows, rank, arena);
    for (int row = 0; row < rows; row++) {
      MemorySegment.copy(
          values, offset(row), matrix.values(), FLOAT, (long) row * rank * Float.BYTES, rank);
    }
    return matrix;
  }

  int rows() {
    return rows;
  }

  int rank() {
    return rank;
  }

  /** Columns with padding. */
  int stride() {
    return stride;
  }

  float[] values() {
    return values;
  }

  /** Where a row begins in the array. */
  int offset(int row) {
    return BASE + row * stride;
  }

  float get(int row, int column) {
    return values[offset(row) + column];
  }

  void set(int row, int column, float value) {
    values[offset(row) + column] = value;
  }

  void zeroRow(int row) {
    Arrays.fill(values, offset(row), offset(row) + stride, 0f);
  }
}
