package io.reeltime.training.als.engine;

import static io.reeltime.data.linear.Lanes.SPECIES;

import io.reeltime.data.linear.Lanes;
import io.reeltime.data.linear.Vectors;
import jdk.incubator.vector.FloatVector;

/**
 * The loops over a row's observations: they meet the factors where these lie. In general four at a
 * time, so that a load of the row's own vector serves four multiply-adds and the gathered rows are
 * still in the first-level cache for their second use; for the usual widths in registers.
 */
final class RowKernel implements RowSums {
  static final RowKernel INSTANCE = new RowKernel();

  private static final int LANES = SPECIES.length();
  private static final boolean SIXTEEN_LANES = LANES == 16;

  private RowKernel() {}

  @Override
  public double residual(Observations of, float[] x, float[] sum) {
    if (SIXTEEN_LANES && of.stride() == 128) {
      return RowKernel128.residual(of, x, sum);
    }
    if (SIXTEEN_LANES && of.stride() == 64) {
      return RowKernel64.residual(of, x, sum);
    }
    return residualByFours(of, x, sum);
  }

  @Override
  public double curvature(Observations of, float[] p) {
    if (SIXTEEN_LANES && of.stride() == 128) {
      return RowKernel128.curvature(of, p);
    }
    if (SIXTEEN_LANES && of.stride() == 64) {
      return RowKernel64.curvature(of, p);
    }
    return curvatureByFours(of, p);
  }

  static double residualByFours(Observations of, float[] x, float[] sum) {
    float[] y = of.factors();
    double total = 0;
    int entry = of.from();
    for (; entry + 3 < of.to(); entry += 4) {
      int y0 = of.offset(entry);
      int y1 = of.offset(entry + 1);
      int y2 = of.offset(entry + 2);
      int y3 = of.offset(entry + 3);
      FloatVector d0 = FloatVector.zero(SPECIES);
      FloatVector d1 = d0;
      FloatVector d2 = d0;
      FloatVector d3 = d0;
      for (int at = 0; at < of.stride(); at += LANES) {
        FloatVector own = load(x, at);
        d0 = load(y, y0 + at).fma(own, d0);
        d1 = load(y, y1 + at).fma(own, d1);
        d2 = load(y, y2 + at).fma(own, d2);
        d3 = load(y, y3 + at).fma(own, d3);
      }
      float c0 = of.confidence(entry);
      float c1 = of.confidence(entry + 1);
      float c2 = of.confidence(entry + 2);
      float c3 = of.confidence(entry + 3);
      total += c0 + c1 + c2 + c3;
      FloatVector w0 = broadcast(of.right(entry, c0) - c0 * lanes(d0));
      FloatVector w1 = broadcast(of.right(entry + 1, c1) - c1 * lanes(d1));
      FloatVector w2 = broadcast(of.right(entry + 2, c2) - c2 * lanes(d2));
      FloatVector w3 = broadcast(of.right(entry + 3, c3) - c3 * lanes(d3));
      for (int at = 0; at < of.stride(); at += LANES) {
        FloatVector s = load(y, y0 + at).fma(w0, load(sum, at));
        s = load(y, y1 + at).fma(w1, s);
        s = load(y, y2 + at).fma(w2, s);
        s = load(y, y3 + at).fma(w3, s);
        s.intoArray(sum, at);
      }
    }
    for (; entry < of.to(); entry++) {
      int at = of.offset(entry);
      float c = of.confidence(entry);
      total += c;
      Vectors.addScaled(
          y, at, of.right(entry, c) - c * Vectors.dot(y, at, x, 0, of.stride()), sum, of.stride());
    }
    return total;
  }

  static double curvatureByFours(Observations of, float[] p) {
    float[] y = of.factors();
    double total = 0;
    int entry = of.from();
    for (; entry + 3 < of.to(); entry += 4) {
      int y0 = of.offset(entry);
      int y1 = of.offset(entry + 1);
      int y2 = of.offset(entry + 2);
      int y3 = of.offset(entry + 3);
      FloatVector d0 = FloatVector.zero(SPECIES);
      FloatVector d1 = d0;
      FloatVector d2 = d0;
      FloatVector d3 = d0;
      for (int at = 0; at < of.stride(); at += LANES) {
        FloatVector own = load(p, at);
        d0 = load(y, y0 + at).fma(own, d0);
        d1 = load(y, y1 + at).fma(own, d1);
        d2 = load(y, y2 + at).fma(own, d2);
        d3 = load(y, y3 + at).fma(own, d3);
      }
      total += of.confidence(entry) * square(lanes(d0));
      total += of.confidence(entry + 1) * square(lanes(d1));
      total += of.confidence(entry + 2) * square(lanes(d2));
      total += of.confidence(entry + 3) * square(lanes(d3));
    }
    for (; entry < of.to(); entry++) {
      float product = Vectors.dot(y, of.offset(entry), p, 0, of.stride());
      total += of.confidence(entry) * square(product);
    }
    return total;
  }

  private static FloatVector load(float[] from, int offset) {
    return FloatVector.fromArray(SPECIES, from, offset);
  }

  private static FloatVector broadcast(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  private static float lanes(FloatVector vector) {
    return Lanes.sum(vector);
  }

  private static float square(float value) {
    return value * value;
  }
}
