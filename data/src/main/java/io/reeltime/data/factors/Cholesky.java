package io.reeltime.data.factors;

/** Cholesky factorisation and solution in place, lower triangle, row-major. */
final class Cholesky {
  private Cholesky() {}

  /**
   * Solves {@code A x = b}.
   *
   * @param a lower triangle of a symmetric positive definite matrix {@code [n x n]}; overwritten
   * @param b right-hand side; overwritten with the solution
   * @throws ArithmeticException if a pivot is not positive and finite
   */
  static void solve(double[] a, double[] b, int n) {
    factorise(a, n);
    substituteForward(a, b, n);
    substituteBackward(a, b, n);
  }

  private static void factorise(double[] a, int n) {
    for (int i = 0; i < n; i++) {
      int rowI = i * n;
      for (int j = 0; j < i; j++) {
        a[rowI + j] = (a[rowI + j] - dot(a, rowI, j * n, j)) / a[j * n + j];
      }
      double pivot = a[rowI + i] - dot(a, rowI, rowI, i);
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

  private static void substituteForward(double[] a, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      double value = b[i];
      for (int j = 0; j < i; j++) {
        value -= a[i * n + j] * b[j];
      }
      b[i] = value / a[i * n + i];
    }
  }

  private static void substituteBackward(double[] a, double[] b, int n) {
    for (int i = n - 1; i >= 0; i--) {
      double value = b[i] / a[i * n + i];
      b[i] = value;
      for (int j = 0; j < i; j++) {
        b[j] -= a[i * n + j] * value;
      }
    }
  }

  private static double dot(double[] a, int from, int other, int length) {
    double even = 0;
    double odd = 0;
    int i = 0;
    for (; i + 1 < length; i += 2) {
      even += a[from + i] * a[other + i];
      odd += a[from + i + 1] * a[other + i + 1];
    }
    return i < length ? even + odd + a[from + i] * a[other + i] : even + odd;
  }
}
