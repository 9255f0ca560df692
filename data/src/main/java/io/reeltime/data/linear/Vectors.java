package io.reeltime.data.linear;

import static io.reeltime.data.linear.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/** Operations on vectors whose length is a multiple of the lanes. */
public final class Vectors {
  private static final int LANES = SPECIES.length();

  private Vectors() {}

  public static float dot(float[] a, int aFrom, float[] b, int bFrom, int length) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int at = 0; at < length; at += LANES) {
      sum = load(a, aFrom + at).fma(load(b, bFrom + at), sum);
    }
    return Lanes.sum(sum);
  }

  /** {@code sum of a^2 weights}. */
  public static float weightedSquare(float[] a, float[] weights) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int at = 0; at < a.length; at += LANES) {
      FloatVector value = load(a, at);
      sum = value.mul(load(weights, at)).fma(value, sum);
    }
    return Lanes.sum(sum);
  }

  /** {@code into += factor * a}. */
  public static void addScaled(float[] a, int from, float factor, float[] into, int length) {
    FloatVector factors = FloatVector.broadcast(SPECIES, factor);
    for (int at = 0; at < length; at += LANES) {
      load(a, from + at).fma(factors, load(into, at)).intoArray(into, at);
    }
  }

  /** {@code into = -a b}, element by element. */
  public static void multiplyNegated(float[] a, float[] b, float[] into) {
    for (int at = 0; at < into.length; at += LANES) {
      load(a, at).mul(load(b, at)).neg().intoArray(into, at);
    }
  }

  public static FloatVector load(float[] from, int offset) {
    return FloatVector.fromArray(SPECIES, from, offset);
  }
}
