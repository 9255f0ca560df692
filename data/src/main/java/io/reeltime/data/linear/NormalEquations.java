package io.reeltime.data.linear;

import java.util.Arrays;

/**
 * The system {@code (A0 + sum c y y^T + reg I) x = sum b y} of one row of a factorisation, put
 * together in blocks of observations and solved exactly.
 *
 * <p>{@link OuterProducts}, then a factorisation in float64: {@code O(n rank^2 + rank^3)} for n
 * observations. Scratch is allocated once; an instance serves one thread at a time.
 */
public final class NormalEquations {
  private final int rank;
  private final OuterProducts products;
  private final double[] right;

  public NormalEquations(int rank) {
    this.rank = rank;
    this.products = new OuterProducts(rank);
    this.right = new double[rank];
  }

  /**
   * Begins a system.
   *
   * @param initial A0, lower triangle, {@code [rank x rank]}, row-major
   */
  public void begin(double[] initial) {
    products.begin(initial);
    Arrays.fill(right, 0);
  }

  /** Where the next observation's factor is written, at {@link #nextRow}. */
  public float[] rows() {
    return products.rows();
  }

  /** Makes room for one observation and returns where its factor goes in {@link #rows()}. */
  public int nextRow() {
    return products.nextRow();
  }

  /**
   * Adds the observation whose factor was written at {@code row}, with confidence c and right
   * weight b.
   */
  public void add(int row, float c, float b) {
    if (b != 0) {
      for (int column = 0; column < rank; column++) {
        right[column] += (double) b * rows()[row + column];
      }
    }
    products.add(c);
  }

  /**
   * Solves.
   *
   * @param ridge reg
   * @param into receives x in its first rank elements; zero if the right-hand side is
   * @throws ArithmeticException if the system is not positive definite; {@code into} is then
   *     unchanged
   */
  public void solve(double ridge, float[] into) {
    if (isZero(right)) {
      Arrays.fill(into, 0, rank, 0f);
      return;
    }
    factorise(ridge).solve(right);
    for (int i = 0; i < rank; i++) {
      into[i] = (float) right[i];
    }
  }

  /**
   * Factorises {@code A0 + sum c y y^T + reg I} for any number of right-hand sides.
   *
   * @param ridge reg
   * @return a view: gone with the next {@link #begin}
   * @throws ArithmeticException if the system is not positive definite
   */
  public Factorised factorise(double ridge) {
    double[] matrix = products.sum();
    for (int i = 0; i < rank; i++) {
      matrix[i * products.stride() + i] += ridge;
    }
    Cholesky.factorise(matrix, products.stride(), rank);
    return right -> Cholesky.substitute(matrix, products.stride(), right, rank);
  }

  /** The matrix of a system, ready to solve. */
  @FunctionalInterface
  public interface Factorised {
    /** Overwrites a right-hand side, in the first rank elements, with its solution. */
    void solve(double[] right);
  }

  private static boolean isZero(double[] vector) {
    for (double value : vector) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }
}
