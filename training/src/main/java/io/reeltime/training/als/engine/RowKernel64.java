package io.reeltime.training.als.engine;

import static io.reeltime.data.linear.Lanes.SPECIES;

import io.reeltime.data.linear.Lanes;
import jdk.incubator.vector.FloatVector;

/**
 * {@link RowKernel} for rows of 64 floats where vectors have 16 lanes: the row's own vector and the
 * sum stay in registers over all observations, and a gathered row is loaded once for its inner
 * product and its update.
 */
final class RowKernel64 {
  private RowKernel64() {}

  static double residual(Observations of, float[] x, float[] sum) {
    float[] y = of.factors();
    FloatVector x0 = load(x, 0);
    FloatVector x1 = load(x, 16);
    FloatVector x2 = load(x, 32);
    FloatVector x3 = load(x, 48);
    FloatVector s0 = load(sum, 0);
    FloatVector s1 = load(sum, 16);
    FloatVector s2 = load(sum, 32);
    FloatVector s3 = load(sum, 48);
    double total = 0;
    for (int entry = of.from(); entry < of.to(); entry++) {
      int at = of.offset(entry);
      FloatVector y0 = load(y, at);
      FloatVector y1 = load(y, at + 16);
      FloatVector y2 = load(y, at + 32);
      FloatVector y3 = load(y, at + 48);
      FloatVector even = y0.mul(x0);
      FloatVector odd = y1.mul(x1);
      even = y2.fma(x2, even);
      odd = y3.fma(x3, odd);
      float c = of.confidence(entry);
      total += c;
      float product = Lanes.sum(even.add(odd));
      FloatVector weights = FloatVector.broadcast(SPECIES, of.right(entry, c) - c * product);
      s0 = y0.fma(weights, s0);
      s1 = y1.fma(weights, s1);
      s2 = y2.fma(weights, s2);
      s3 = y3.fma(weights, s3);
    }
    s0.intoArray(sum, 0);
    s1.intoArray(sum, 16);
    s2.intoArray(sum, 32);
    s3.intoArray(sum, 48);
    return total;
  }

  static double curvature(Observations of, float[] x) {
    float[] y = of.factors();
    FloatVector x0 = load(x, 0);
    FloatVector x1 = load(x, 16);
    FloatVector x2 = load(x, 32);
    FloatVector x3 = load(x, 48);
    double total = 0;
    for (int entry = of.from(); entry < of.to(); entry++) {
      int at = of.offset(entry);
      FloatVector even = load(y, at).mul(x0);
      FloatVector odd = load(y, at + 16).mul(x1);
      even = load(y, at + 32).fma(x2, even);
      odd = load(y, at + 48).fma(x3, odd);
      float product = Lanes.sum(even.add(odd));
      total += of.confidence(entry) * product * product;
    }
    return total;
  }

  private static FloatVector load(float[] from, int offset) {
    return FloatVector.fromArray(SPECIES, from, offset);
  }
}
