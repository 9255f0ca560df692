package io.reeltime.data.linear.symmetric;

import io.reeltime.data.linear.Doubles;
import java.util.Arrays;

/**
 * A symmetric matrix A as {@code Q T Q^T} with T tridiagonal, by Householder reflections; what
 * {@link SymmetricEigen} starts from.
 *
 * @param diagonal {@code [n]} of T
 * @param offDiagonal {@code [n]} of T, the element below each of the diagonal; the last is 0
 * @param reflectors {@code [n x n]}, row k holds the unit vector u of reflection {@code I - 2 u
 *     u^T}, which leaves the first k + 1 coordinates alone
 */
record Tridiagonal(double[] diagonal, double[] offDiagonal, double[] reflectors) {

  static Tridiagonal of(double[] matrix, int n) {
    double[] a = matrix.clone();
    double[] reflectors = new double[n * n];
    double[] diagonal = new double[n];
    double[] off = new double[n];
    double[] w = new double[n];
    if (n > 1) {
      off[0] = reflector(a, n, 0, reflectors);
      multiply(a, n, 0, reflectors, w);
    }
    for (int k = 0; k < n; k++) {
      diagonal[k] = a[k * n + k];
      if (k + 1 < n) {
        complete(reflectors, n, k, w);
        update(a, n, k, k + 1, reflectors, w);
      }
      if (k + 2 < n) {
        off[k + 1] = reflector(a, n, k + 1, reflectors);
        updateAndMultiply(a, n, k, reflectors, w);
      }
    }
    return new Tridiagonal(diagonal, off, reflectors);
  }

  /** The reflection that zeroes row k beyond its second element; returns that element. */
  private static double reflector(double[] a, int n, int k, double[] reflectors) {
    int base = k * n;
    double norm = Math.sqrt(Doubles.dot(a, base + k + 1, a, base + k + 1, n - k - 1));
    if (norm == 0) {
      return 0;
    }
    double element = a[base + k + 1] > 0 ? -norm : norm;
    System.arraycopy(a, base + k + 1, reflectors, base + k + 1, n - k - 1);
    reflectors[base + k + 1] -= element;
    double square = Doubles.dot(reflectors, base + k + 1, reflectors, base + k + 1, n - k - 1);
    double length = Math.sqrt(square);
    for (int j = base + k + 1; j < base + n; j++) {
      reflectors[j] /= length;
    }
    return element;
  }

  /** {@code w = A u} for reflection k. */
  private static void multiply(double[] a, int n, int k, double[] reflectors, double[] w) {
    for (int i = k + 1; i < n; i++) {
      w[i] = Doubles.dot(a, i * n + k + 1, reflectors, k * n + k + 1, n - k - 1);
    }
  }

  /**
   * From {@code A u} to {@code w = 2 (A u - (u^T A u) u)}, with which {@code A <- H A H} for {@code
   * H = I - 2 u u^T} is {@code A - u w^T - w u^T}.
   */
  private static void complete(double[] reflectors, int n, int k, double[] w) {
    int from = k + 1;
    double overlap = Doubles.dot(w, from, reflectors, k * n + from, n - from);
    for (int i = from; i < n; i++) {
      w[i] = 2 * (w[i] - overlap * reflectors[k * n + i]);
    }
  }

  /** Applies reflection k to one row. */
  private static void update(double[] a, int n, int k, int row, double[] reflectors, double[] w) {
    int from = k + 1;
    Doubles.subtract(
        a,
        row * n + from,
        reflectors[k * n + row],
        w,
        from,
        w[row],
        reflectors,
        k * n + from,
        n - from);
  }

  /**
   * Applies reflection k to all rows but the first, and multiplies each, while it is at hand, with
   * reflection k + 1: {@code w} goes from one to the next.
   */
  private static void updateAndMultiply(double[] a, int n, int k, double[] reflectors, double[] w) {
    int from = k + 2;
    double[] product = new double[n];
    for (int i = from; i < n; i++) {
      update(a, n, k, i, reflectors, w);
      product[i] = Doubles.dot(a, i * n + from, reflectors, (k + 1) * n + from, n - from);
    }
    System.arraycopy(product, from, w, from, n - from);
  }

  /** {@code Q^T}, row-major: the product of the reflections, the last one first. */
  double[] transposedBasis() {
    int n = diagonal.length;
    double[] q = new double[n * n];
    for (int i = 0; i < n; i++) {
      q[i * n + i] = 1;
    }
    double[] combined = new double[n];
    for (int k = n - 2; k >= 0; k--) {
      reflectRows(q, n, k, combined);
    }
    transpose(q, n);
    return q;
  }

  /** {@code Q <- H Q} within the rows and columns that H and the later reflections touch. */
  private void reflectRows(double[] q, int n, int k, double[] combined) {
    int from = k + 1;
    Arrays.fill(combined, 0);
    for (int i = from; i < n; i++) {
      Doubles.addScaled(reflectors[k * n + i], q, i * n + from, combined, from, n - from);
    }
    for (int i = from; i < n; i++) {
      Doubles.addScaled(-2 * reflectors[k * n + i], combined, from, q, i * n + from, n - from);
    }
  }

  private static void transpose(double[] q, int n) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double upper = q[j * n + i];
        q[j * n + i] = q[i * n + j];
        q[i * n + j] = upper;
      }
    }
  }
}
