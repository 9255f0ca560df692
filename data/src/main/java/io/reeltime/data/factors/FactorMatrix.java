package io.reeltime.data.factors;

import io.reeltime.data.linear.PaddedRows;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Dense float32 factors {@code [rows x rank]}, row-major, off-heap, 64-byte aligned. A view of the
 * {@linkplain #leadingColumns leading columns} of a wider matrix shares its memory.
 *
 * <p>Readable by many threads; writes are not synchronised. Lives as long as its arena: access
 * after the arena is closed throws {@link IllegalStateException}.
 */
public final class FactorMatrix {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
  private static final long ALIGNMENT_BYTES = 64;

  private final MemorySegment values;
  private final int rows;
  private final int rank;
  private final int stride;

  private FactorMatrix(MemorySegment values, int rows, int rank, int stride) {
    this.values = values;
    this.rows = rows;
    this.rank = rank;
    this.stride = stride;
  }

  /** Allocates zeroes. */
  public static FactorMatrix allocate(int rows, int rank, Arena arena) {
    if (rows < 0 || rank < 1) {
      throw new IllegalArgumentException(
          "factor matrix: found " + rows + " x " + rank + ", expected rows >= 0 and rank >= 1");
    }
    long bytes = Math.max(1, (long) rows * rank * Float.BYTES);
    return new FactorMatrix(
        arena.allocate(bytes, ALIGNMENT_BYTES).asSlice(0, (long) rows * rank * Float.BYTES),
        rows,
        rank,
        rank);
  }

  /** A copy without the padding. */
  public static FactorMatrix of(PaddedRows rows, Arena arena) {
    FactorMatrix matrix = allocate(rows.rows(), rows.rank(), arena);
    for (int row = 0; row < rows.rows(); row++) {
      MemorySegment.copy(
          rows.values(), rows.offset(row), matrix.values, FLOAT, matrix.offset(row), rows.rank());
    }
    return matrix;
  }

  /** A copy on the heap, as the kernels of a fit want it. */
  public PaddedRows padded() {
    PaddedRows padded = PaddedRows.allocate(rows, rank);
    for (int row = 0; row < rows; row++) {
      copyRow(row, padded.values(), padded.offset(row));
    }
    return padded;
  }

  /** A view of the first columns of every row. */
  public FactorMatrix leadingColumns(int columns) {
    if (columns < 1 || columns > rank) {
      throw new IllegalArgumentException(
          "leading columns: found " + columns + ", expected 1 to " + rank);
    }
    return new FactorMatrix(values, rows, columns, stride);
  }

  public int rows() {
    return rows;
  }

  public int rank() {
    return rank;
  }

  /** Elements from one row to the next in {@link #values}: the rank, or more in a view. */
  public int stride() {
    return stride;
  }

  /**
   * All values, {@code rows * stride * 4} bytes, native byte order; in a view those of the columns
   * behind it as well.
   */
  public MemorySegment values() {
    return values;
  }

  public float get(int row, int column) {
    return values.get(FLOAT, offset(row) + (long) Objects.checkIndex(column, rank) * Float.BYTES);
  }

  /** Copies a row out; {@code into} has at least rank elements. */
  public void copyRow(int row, float[] into) {
    copyRow(row, into, 0);
  }

  /** Copies a row out, to the rank elements of {@code into} that begin at {@code at}. */
  public void copyRow(int row, float[] into, int at) {
    MemorySegment.copy(values, FLOAT, offset(row), into, at, rank);
  }

  /** Replaces a row by the first rank elements of {@code from}. */
  public void setRow(int row, float[] from) {
    MemorySegment.copy(from, 0, values, FLOAT, offset(row), rank);
  }

  /** Inner product of a row with the first rank elements of {@code vector}. */
  public float dot(int row, float[] vector) {
    long base = offset(row);
    int bound = SPECIES.loopBound(rank);
    FloatVector sum = FloatVector.zero(SPECIES);
    int column = 0;
    for (; column < bound; column += SPECIES.length()) {
      FloatVector factors =
          FloatVector.fromMemorySegment(
              SPECIES, values, base + (long) column * Float.BYTES, ByteOrder.nativeOrder());
      sum = factors.fma(FloatVector.fromArray(SPECIES, vector, column), sum);
    }
    float tail = 0;
    for (; column < rank; column++) {
      tail = Math.fma(values.get(FLOAT, base + (long) column * Float.BYTES), vector[column], tail);
    }
    return sum.reduceLanes(VectorOperators.ADD) + tail;
  }

  /** Adds a multiple of a row to the first rank elements of {@code into}. */
  public void addScaledRow(int row, float scale, float[] into) {
    long base = offset(row);
    int bound = SPECIES.loopBound(rank);
    int column = 0;
    for (; column < bound; column += SPECIES.length()) {
      FloatVector factors =
          FloatVector.fromMemorySegment(
              SPECIES, values, base + (long) column * Float.BYTES, ByteOrder.nativeOrder());
      factors
          .fma(FloatVector.broadcast(SPECIES, scale), FloatVector.fromArray(SPECIES, into, column))
          .intoArray(into, column);
    }
    for (; column < rank; column++) {
      into[column] =
          Math.fma(scale, values.get(FLOAT, base + (long) column * Float.BYTES), into[column]);
    }
  }

  /** Euclidean length of a row. */
  public float norm(int row) {
    double sum = 0;
    for (int column = 0; column < rank; column++) {
      double value = get(row, column);
      sum += value * value;
    }
    return (float) Math.sqrt(sum);
  }

  private long offset(int row) {
    if (row < 0 || row >= rows) {
      throw new IndexOutOfBoundsException("factor row " + row + " of " + rows);
    }
    return (long) row * stride * Float.BYTES;
  }
}
