package io.reeltime.data.linear;

import static io.reeltime.data.linear.Lanes.DOUBLES;

import jdk.incubator.vector.DoubleVector;

/** Operations on runs of float64, of any length and at any place. */
public final class Doubles {
  private static final int LANES = DOUBLES.length();

  private Doubles() {}

  /** The inner product. */
  public static double dot(double[] a, int aFrom, double[] b, int bFrom, int length) {
    DoubleVector even = DoubleVector.zero(DOUBLES);
    DoubleVector odd = even;
    int at = 0;
    for (; at + 2 * LANES <= length; at += 2 * LANES) {
      even = load(a, aFrom + at).fma(load(b, bFrom + at), even);
      odd = load(a, aFrom + at + LANES).fma(load(b, bFrom + at + LANES), odd);
    }
    for (; at + LANES <= length; at += LANES) {
      even = load(a, aFrom + at).fma(load(b, bFrom + at), even);
    }
    double total = Lanes.sum(even.add(odd));
    for (; at < length; at++) {
      total += a[aFrom + at] * b[bFrom + at];
    }
    return total;
  }

  /** {@code b += factor a}. */
  public static void addScaled(
      double factor, double[] a, int aFrom, double[] b, int bFrom, int length) {
    int at = 0;
    for (; at + LANES <= length; at += LANES) {
      load(a, aFrom + at).fma(vector(factor), load(b, bFrom + at)).intoArray(b, bFrom + at);
    }
    for (; at < length; at++) {
      b[bFrom + at] += factor * a[aFrom + at];
    }
  }

  /** {@code a -= f x + g y}. */
  public static void subtract(
      double[] a,
      int aFrom,
      double f,
      double[] x,
      int xFrom,
      double g,
      double[] y,
      int yFrom,
      int length) {
    int at = 0;
    for (; at + LANES <= length; at += LANES) {
      DoubleVector sum = load(x, xFrom + at).fma(vector(-f), load(a, aFrom + at));
      load(y, yFrom + at).fma(vector(-g), sum).intoArray(a, aFrom + at);
    }
    for (; at < length; at++) {
      a[aFrom + at] -= f * x[xFrom + at] + g * y[yFrom + at];
    }
  }

  /** Rotates two runs: {@code a <- c a - s b, b <- s a + c b}. */
  public static void rotate(double[] z, int aFrom, int bFrom, double s, double c, int length) {
    int at = 0;
    for (; at + LANES <= length; at += LANES) {
      DoubleVector a = load(z, aFrom + at);
      DoubleVector b = load(z, bFrom + at);
      a.mul(vector(c)).sub(b.mul(vector(s))).intoArray(z, aFrom + at);
      a.mul(vector(s)).add(b.mul(vector(c))).intoArray(z, bFrom + at);
    }
    for (; at < length; at++) {
      double a = z[aFrom + at];
      double b = z[bFrom + at];
      z[aFrom + at] = c * a - s * b;
      z[bFrom + at] = s * a + c * b;
    }
  }

  private static DoubleVector load(double[] from, int offset) {
    return DoubleVector.fromArray(DOUBLES, from, offset);
  }

  private static DoubleVector vector(double value) {
    return DoubleVector.broadcast(DOUBLES, value);
  }
}
