package io.reeltime.data.linear.symmetric;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, in float64: Householder reduction to
 * tridiagonal form, then implicit QL with Wilkinson shifts (Golub and Van Loan, "Matrix
 * Computations", 8.3). The vectors are kept as rows, so that every inner loop runs along memory;
 * {@code O(n^3)}.
 *
 * @param values {@code [n]}, in no order
 * @param vectors {@code [n x n]}, row-major; row i belongs to value i, rows are orthonormal
 */
public record SymmetricEigen(double[] values, double[] vectors) {
  private static final int MOST_SWEEPS = 60;
  private static final double EPSILON = Math.ulp(1.0);

  /**
   * Decomposes.
   *
   * @param matrix {@code [n x n]}, row-major, symmetric; not changed
   * @throws ArithmeticException if the matrix is not finite
   */
  public static SymmetricEigen of(double[] matrix, int n) {
    Tridiagonal tridiagonal = Tridiagonal.of(matrix, n);
    double[] vectors = tridiagonal.transposedBasis();
    iterate(tridiagonal.diagonal(), tridiagonal.offDiagonal(), vectors);
    return new SymmetricEigen(tridiagonal.diagonal(), vectors);
  }

  /**
   * Turns the tridiagonal matrix into a diagonal one; the rotations go to the rows of {@code z}.
   */
  private static void iterate(double[] d, double[] e, double[] z) {
    double negligible = EPSILON * largest(d, e);
    Rotations rotations = new Rotations(z, d.length);
    for (int low = 0; low < d.length; low++) {
      int sweeps = 0;
      for (int high = split(e, low, negligible); high > low; high = split(e, low, negligible)) {
        if (++sweeps > MOST_SWEEPS) {
          throw new ArithmeticException(
              "eigenvalues: no convergence after %d sweeps; expected a finite symmetric matrix"
                  .formatted(MOST_SWEEPS));
        }
        sweep(d, e, rotations, low, high);
      }
    }
    rotations.apply();
  }

  /**
   * The first index from {@code low} on whose off-diagonal element is negligible: beside the
   * largest element, not beside its neighbours, which are nothing but rounding where the rank is
   * deficient.
   */
  private static int split(double[] e, int low, double negligible) {
    int index = low;
    while (index < e.length - 1 && !(Math.abs(e[index]) <= negligible)) {
      index++;
    }
    return index;
  }

  private static double largest(double[] d, double[] e) {
    double largest = 0;
    for (int i = 0; i < d.length; i++) {
      largest = Math.max(largest, Math.abs(d[i]) + Math.abs(e[i]));
    }
    return largest;
  }

  private static void sweep(double[] d, double[] e, Rotations rotations, int low, int high) {
    double g = (d[low + 1] - d[low]) / (2 * e[low]);
    g = d[high] - d[low] + e[low] / (g + Math.copySign(Math.sqrt(g * g + 1), g));
    double s = 1;
    double c = 1;
    double p = 0;
    for (int i = high - 1; i >= low; i--) {
      double f = s * e[i];
      double b = c * e[i];
      double r = Math.sqrt(f * f + g * g);
      e[i + 1] = r;
      if (r == 0) {
        d[i + 1] -= p;
        e[high] = 0;
        return;
      }
      s = f / r;
      c = g / r;
      g = d[i + 1] - p;
      r = (d[i] - g) * s + 2 * c * b;
      p = s * r;
      d[i + 1] = g + p;
      g = c * r - b;
      rotations.add(i, s, c);
    }
    d[low] -= p;
    e[low] = g;
    e[high] = 0;
  }
}
