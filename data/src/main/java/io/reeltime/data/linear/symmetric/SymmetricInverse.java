package io.reeltime.data.linear.symmetric;

import static io.reeltime.data.linear.symmetric.SymmetricTiles.SIDE;

import java.util.Arrays;
import java.util.function.DoubleConsumer;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Inverts a symmetric positive definite matrix in place by the sweep operator (Goodnight 1979), a
 * block of columns at a time: with D the inverse of the block on the diagonal and C the rest of its
 * columns,
 *
 * <pre>A - C D Ct,   C D,   -D</pre>
 *
 * take the places of the rest, of C and of the block. After the last block the matrix is {@code
 * -A^-1}. It takes n^3 operations, as Cholesky's way does, but one kernel instead of four, and the
 * triangle needs no second copy. Pivots of a positive definite matrix stay positive, so none is
 * chosen.
 */
public final class SymmetricInverse {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private final SymmetricTiles matrix;
  private final double[][] columns;
  private final double[][] scaled;

  private SymmetricInverse(SymmetricTiles matrix) {
    this.matrix = matrix;
    this.columns = new double[matrix.blocks()][SIDE * SIDE];
    this.scaled = new double[matrix.blocks()][SIDE * SIDE];
  }

  /**
   * Replaces the matrix by its inverse, negated.
   *
   * @param matrix symmetric, positive definite
   * @param progress is told after each block the share that is done, 1 at last
   * @throws ArithmeticException if a pivot is not positive and finite
   */
  public static void negatedInPlace(SymmetricTiles matrix, DoubleConsumer progress) {
    SymmetricInverse inverse = new SymmetricInverse(matrix);
    for (int block = 0; block < matrix.blocks(); block++) {
      inverse.sweep(block);
      progress.accept((block + 1.0) / matrix.blocks());
    }
  }

  private void sweep(int block) {
    double[] diagonal = matrix.tile(block, block);
    sweepTile(diagonal);
    SymmetricTiles.forEach(
        matrix.blocks(),
        row -> {
          if (row != block) {
            scale(row, block, diagonal);
          }
        });
    SymmetricTiles.forEach(
        matrix.blocks(),
        row -> {
          if (row != block) {
            update(row, block);
          }
        });
    for (int row = 0; row < matrix.blocks(); row++) {
      if (row > block) {
        System.arraycopy(scaled[row], 0, matrix.tile(row, block), 0, SIDE * SIDE);
      } else if (row < block) {
        transpose(scaled[row], matrix.tile(block, row));
      }
    }
  }

  /** Keeps the column's tile, transposed, and the tile times D; the swept diagonal holds -D. */
  private void scale(int row, int block, double[] negatedInverse) {
    double[] upright;
    if (row > block) {
      upright = matrix.tile(row, block);
      transpose(upright, columns[row]);
    } else {
      System.arraycopy(matrix.tile(block, row), 0, columns[row], 0, SIDE * SIDE);
      upright = new double[SIDE * SIDE];
      transpose(columns[row], upright);
    }
    Arrays.fill(scaled[row], 0);
    subtractProduct(scaled[row], upright, negatedInverse);
  }

  private void update(int row, int block) {
    for (int column = 0; column <= row; column++) {
      if (column != block) {
        subtractProduct(matrix.tile(row, column), scaled[row], columns[column]);
      }
    }
  }

  /** {@code out -= left right}, tiles row-major. Four rows by two vectors stay in registers. */
  private static void subtractProduct(double[] out, double[] left, double[] right) {
    for (int row = 0; row < SIDE; row += 4) {
      for (int column = 0; column < SIDE; column += 2 * LANES) {
        subtractProduct(out, left, right, row * SIDE, column);
      }
    }
  }

  private static void subtractProduct(
      double[] out, double[] left, double[] right, int rowStart, int column) {
    int place = rowStart + column;
    DoubleVector a0 = DoubleVector.fromArray(SPECIES, out, place);
    DoubleVector a1 = DoubleVector.fromArray(SPECIES, out, place + LANES);
    DoubleVector b0 = DoubleVector.fromArray(SPECIES, out, place + SIDE);
    DoubleVector b1 = DoubleVector.fromArray(SPECIES, out, place + SIDE + LANES);
    DoubleVector c0 = DoubleVector.fromArray(SPECIES, out, place + 2 * SIDE);
    DoubleVector c1 = DoubleVector.fromArray(SPECIES, out, place + 2 * SIDE + LANES);
    DoubleVector d0 = DoubleVector.fromArray(SPECIES, out, place + 3 * SIDE);
    DoubleVector d1 = DoubleVector.fromArray(SPECIES, out, place + 3 * SIDE + LANES);
    for (int k = 0; k < SIDE; k++) {
      DoubleVector r0 = DoubleVector.fromArray(SPECIES, right, k * SIDE + column);
      DoubleVector r1 = DoubleVector.fromArray(SPECIES, right, k * SIDE + column + LANES);
      DoubleVector a = DoubleVector.broadcast(SPECIES, -left[rowStart + k]);
      DoubleVector b = DoubleVector.broadcast(SPECIES, -left[rowStart + SIDE + k]);
      DoubleVector c = DoubleVector.broadcast(SPECIES, -left[rowStart + 2 * SIDE + k]);
      DoubleVector d = DoubleVector.broadcast(SPECIES, -left[rowStart + 3 * SIDE + k]);
      a0 = a.fma(r0, a0);
      a1 = a.fma(r1, a1);
      b0 = b.fma(r0, b0);
      b1 = b.fma(r1, b1);
      c0 = c.fma(r0, c0);
      c1 = c.fma(r1, c1);
      d0 = d.fma(r0, d0);
      d1 = d.fma(r1, d1);
    }
    a0.intoArray(out, place);
    a1.intoArray(out, place + LANES);
    b0.intoArray(out, place + SIDE);
    b1.intoArray(out, place + SIDE + LANES);
    c0.intoArray(out, place + 2 * SIDE);
    c1.intoArray(out, place + 2 * SIDE + LANES);
    d0.intoArray(out, place + 3 * SIDE);
    d1.intoArray(out, place + 3 * SIDE + LANES);
  }

  /** The sweep of one tile, a row at a time; it becomes its negated inverse. */
  private static void sweepTile(double[] tile) {
    for (int k = 0; k < SIDE; k++) {
      double pivot = tile[k * SIDE + k];
      if (!(pivot > 0) || pivot == Double.POSITIVE_INFINITY) {
        throw new ArithmeticException(
            "inverse: found pivot " + pivot + ", expected above 0; raise the regularisation");
      }
      double[] row = new double[SIDE];
      System.arraycopy(tile, k * SIDE, row, 0, SIDE);
      for (int i = 0; i < SIDE; i++) {
        double factor = row[i] / pivot;
        for (int j = 0; j < SIDE; j++) {
          tile[i * SIDE + j] -= factor * row[j];
        }
      }
      for (int i = 0; i < SIDE; i++) {
        tile[k * SIDE + i] = row[i] / pivot;
        tile[i * SIDE + k] = row[i] / pivot;
      }
      tile[k * SIDE + k] = -1 / pivot;
    }
  }

  private static void transpose(double[] from, double[] into) {
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        into[column * SIDE + row] = from[row * SIDE + column];
      }
    }
  }
}
