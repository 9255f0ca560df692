package io.reeltime.data.linear;

import java.util.Arrays;

/**
 * A matrix as the kernels want it: float32, row-major, each row padded with zeroes to a multiple of
 * {@link Lanes#PANEL} columns, so that no kernel has a remainder loop.
 *
 * <p>On the heap, not off it: the same kernels over memory segments run at a quarter of the speed
 * on JDK 25, since their bounds and scope checks stay in the inner loops. The first row begins
 * {@value #BASE} floats into the array, which with the array's header of 16 bytes puts every row of
 * a large array at the beginning of a cache line; where that guess is wrong the loads straddle two
 * lines and a fit takes about a third longer.
 *
 * <p>Readable by many threads; writes are not synchronised. The padding is to stay zero.
 */
public final class PaddedRows {
  /** Where the first row begins in the array. */
  public static final int BASE = 12;

  private final float[] values;
  private final int rows;
  private final int rank;
  private final int stride;

  private PaddedRows(float[] values, int rows, int rank, int stride) {
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
  public static PaddedRows allocate(int rows, int rank) {
    int stride = Lanes.padded(rank);
    long length = BASE + (long) rows * stride;
    if (length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "matrix: found %d rows of rank %d, expected at most %d rows in one block; use more blocks"
              .formatted(rows, rank, (Integer.MAX_VALUE - 8 - BASE) / stride));
    }
    return new PaddedRows(new float[(int) length], rows, rank, stride);
  }

  public int rows() {
    return rows;
  }

  public int rank() {
    return rank;
  }

  /** Columns with padding. */
  public int stride() {
    return stride;
  }

  public float[] values() {
    return values;
  }

  /** Where a row begins in the array. */
  public int offset(int row) {
    return BASE + row * stride;
  }

  public float get(int row, int column) {
    return values[offset(row) + column];
  }

  public void set(int row, int column, float value) {
    values[offset(row) + column] = value;
  }

  public void zeroRow(int row) {
    Arrays.fill(values, offset(row), offset(row) + stride, 0f);
  }

  public void scaleRow(int row, float factor) {
    for (int at = offset(row); at < offset(row) + rank; at++) {
      values[at] *= factor;
    }
  }
}
