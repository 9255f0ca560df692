package io.reeltime.training.als.engine;

import io.reeltime.data.factors.FactorMatrix;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Factors as the kernels want them: float32, row-major, off-heap, each row padded with zeroes to a
 * multiple of {@link #PANEL} columns, so that no kernel has a remainder loop and no vector
 * straddles a cache line.
 */
final class FactorBlock {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Columns that the matrix kernel takes at once: two vectors. */
  static final int PANEL = 2 * SPECIES.length();

  private static final long ALIGNMENT_BYTES = 64;
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

  private final MemorySegment values;
  private final int rows;
  private final int rank;
  private final int stride;

  private FactorBlock(MemorySegment values, int rows, int rank, int stride) {
    this.values = values;
    this.rows = rows;
    this.rank = rank;
    this.stride = stride;
  }

  /** Zeroes. */
  static FactorBlock allocate(int rows, int rank, Arena arena) {
    int stride = padded(rank);
    long bytes = (long) Math.max(1, rows) * stride * Float.BYTES;
    return new FactorBlock(arena.allocate(bytes, ALIGNMENT_BYTES), rows, rank, stride);
  }

  /** A copy of a matrix. */
  static FactorBlock of(FactorMatrix matrix, Arena arena) {
    FactorBlock block = allocate(matrix.rows(), matrix.rank(), arena);
    for (int row = 0; row < matrix.rows(); row++) {
      MemorySegment.copy(
          matrix.values(),
          (long) row * matrix.rank() * Float.BYTES,
          block.values,
          block.offset(row),
          (long) matrix.rank() * Float.BYTES);
    }
    return block;
  }

  /** A copy without the padding. */
  FactorMatrix toMatrix(Arena arena) {
    FactorMatrix matrix = FactorMatrix.allocate(rows, rank, arena);
    for (int row = 0; row < rows; row++) {
      MemorySegment.copy(
          values,
          offset(row),
          matrix.values(),
          (long) row * rank * Float.BYTES,
          (long) rank * Float.BYTES);
    }
    return matrix;
  }

  static int padded(int rank) {
    return (rank + PANEL - 1) / PANEL * PANEL;
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

  MemorySegment values() {
    return values;
  }

  /** Byte offset of a row. */
  long offset(int row) {
    return (long) row * stride * Float.BYTES;
  }

  float get(int row, int column) {
    return values.get(FLOAT, offset(row) + (long) column * Float.BYTES);
  }

  void set(int row, int column, float value) {
    values.set(FLOAT, offset(row) + (long) column * Float.BYTES, value);
  }

  void zeroRow(int row) {
    values.asSlice(offset(row), (long) stride * Float.BYTES).fill((byte) 0);
  }
}
