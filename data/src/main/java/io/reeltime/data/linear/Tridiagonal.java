package io.reeltime.data.linear;

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
    double[] product = new double[n];
    for (int k = 0; k < n; k++) {
      diagonal[k] = a[k * n + k];
      if (k + 1 < n) {
        off[k] = reflect(a, n, k, reflectors, product);
      }
    }
    return new Tridiagonal(diagonal, off, reflectors);
  }

  /**
   * Zeroes row k beyond its second element and updates what lies below; returns that element.
   * {@code A <- H A H} with {@code H = I - 2 u u^T} is {@code A - u w^T - w u^T} for {@code w = 2
   * (A u - (u^T A u) u)}.
   */
  private static double reflect(double[] a, int n, int k, double[] reflectors, double[] w) {
    int base = k * n;
    double norm = Math.sqrt(dot(a, base, a, base, k + 1, n));
    if (norm == 0) {
      return 0;
    }
    double first = a[base + k + 1];
    double element = first > 0 ? -norm : norm;
    System.arraycopy(a, base + k + 1, reflectors, base + k + 1, n - k - 1);
    reflectors[base + k + 1] -= element;
    double length = Math.sqrt(dot(reflectors, base, reflectors, base, k + 1, n));
    for (int j = k + 1; j < n; j++) {
      reflectors[base + j] /= length;
    }
    for (int i = k + 1; i < n; i++) {
      w[i] = 2 * dot(a, i * n, reflectors, base, k + 1, n);
    }
    double overlap = dot(w, 0, reflectors, base, k + 1, n);
    for (int i = k + 1; i < n; i++) {
      w[i] -= overlap * reflectors[base + i];
    }
    for (int i = k + 1; i < n; i++) {
      subtract(a, i * n, reflectors[base + i], w, 0, k + 1, n);
      subtract(a, i * n, w[i], reflectors, base, k + 1, n);
    }
    return element;
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
    for (int j = k + 1; j < n; j++) {
      combined[j] = 0;
    }
    for (int i = k + 1; i < n; i++) {
      subtract(combined, 0, -reflectors[k * n + i], q, i * n, k + 1, n);
    }
    for (int i = k + 1; i < n; i++) {
      subtract(q, i * n, 2 * reflectors[k * n + i], combined, 0, k + 1, n);
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

  private static double dot(double[] a, int aBase, double[] b, int bBase, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = from;
    for (; i + 3 < to; i += 4) {
      s0 += a[aBase + i] * b[bBase + i];
      s1 += a[aBase + i + 1] * b[bBase + i + 1];
      s2 += a[aBase + i + 2] * b[bBase + i + 2];
      s3 += a[aBase + i + 3] * b[bBase + i + 3];
    }
    for (; i < to; i++) {
      s0 += a[aBase + i] * b[bBase + i];
    }
    return s0 + s1 + s2 + s3;
  }

  /** {@code a -= factor * b}. */
  private static void subtract(
      double[] a, int aBase, double factor, double[] b, int bBase, int from, int to) {
    for (int i = from; i < to; i++) {
      a[aBase + i] -= factor * b[bBase + i];
    }
  }
}
