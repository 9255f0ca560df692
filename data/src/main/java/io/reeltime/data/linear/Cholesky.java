package io.reeltime.data.linear;

/** Cholesky factorisation and solution in place, lower triangle, row-major, float64. */
public final class Cholesky {
  private Cholesky() {}

  /**
   * Solves {@code A x = b}.
   *
   * @param a lower triangle of a symmetric positive definite matrix {@code [n x stride]};
   *     overwritten
   * @param stride length of its rows, n or more
   * @param b right-hand side, in the first n elements; overwritten with the solution
   * @throws ArithmeticException if a pivot is not positive and finite
   */
  public static void solve(double[] a, int stride, double[] b, int n) {
    factorise(a, stride, n);
    substitute(a, stride, b, n);
  }

  /**
   * Solves {@code A x = b} for one of several b.
   *
   * @param factor of A, made by {@link #factorise}
   * @param b overwritten with the solution
   */
  public static void substitute(double[] factor, int stride, double[] b, int n) {
    substituteForward(factor, stride, b, n);
    substituteBackward(factor, stride, b, n);
  }

  /**
   * Overwrites the lower triangle of A with its factor L, {@code A = L L^T}.
   *
   * @throws ArithmeticException if a pivot is not positive and finite
   */
  public static void factorise(double[] a, int stride, int n) {
    for (int i = 0; i < n; i++) {
      int rowI = i * stride;
      for (int j = 0; j < i; j++) {
        a[rowI + j] = (a[rowI + j] - Doubles.dot(a, rowI, a, j * stride, j)) / a[j * stride + j];
      }
      double pivot = a[rowI + i] - Doubles.dot(a, rowI, a, rowI, i);
      if (!(pivot > 0) || pivot == Double.POSITIVE_INFINITY) {
        throw new ArithmeticException(
            "row system: pivot "
                + i
                + " of "
                + n
                + " is "
                + pivot
                + ", expected positive; use a regularisation above 0 and finite factors");
      }
      a[rowI + i] = Math.sqrt(pivot);
    }
  }

  private static void substituteForward(double[] a, int stride, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      b[i] = (b[i] - Doubles.dot(a, i * stride, b, 0, i)) / a[i * stride + i];
    }
  }

  private static void substituteBackward(double[] a, int stride, double[] b, int n) {
    for (int i = n - 1; i >= 0; i--) {
      double value = b[i] / a[i * stride + i];
      b[i] = value;
      for (int j = 0; j < i; j++) {
        b[j] -= a[i * stride + j] * value;
      }
    }
  }
}
