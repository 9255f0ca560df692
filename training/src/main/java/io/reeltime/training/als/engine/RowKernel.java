package io.reeltime.training.als.engine;

import static io.reeltime.training.als.engine.FactorBlock.SPECIES;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The loops over a row's observations: each meets the factors where they lie, four at a time, so
 * that a load of the row's own vector serves four multiply-adds and the gathered rows are still in
 * the first-level cache for their second use.
 */
final class RowKernel {
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();
  private static final int LANES = SPECIES.length();

  private RowKernel() {}

  /**
   * Adds {@code sum of (b - c (y . x)) y} to {@code sum}, where c is the confidence and b the right
   * hand weight of each observation, and returns the sum of c.
   *
   * @param x the row's factor
   * @param sum of the same length
   */
  static double residual(
      FactorBlock fixed,
      int[] columns,
      float[] strengths,
      int from,
      int to,
      Confidence confidence,
      MemorySegment x,
      MemorySegment sum) {
    MemorySegment y = fixed.values();
    int bytes = fixed.stride() * Float.BYTES;
    double total = 0;
    int entry = from;
    for (; entry + 3 < to; entry += 4) {
      long y0 = fixed.offset(columns[entry]);
      long y1 = fixed.offset(columns[entry + 1]);
      long y2 = fixed.offset(columns[entry + 2]);
      long y3 = fixed.offset(columns[entry + 3]);
      FloatVector d0 = FloatVector.zero(SPECIES);
      FloatVector d1 = d0;
      FloatVector d2 = d0;
      FloatVector d3 = d0;
      for (int at = 0; at < bytes; at += LANES * Float.BYTES) {
        FloatVector own = FloatVector.fromMemorySegment(SPECIES, x, at, ORDER);
        d0 = FloatVector.fromMemorySegment(SPECIES, y, y0 + at, ORDER).fma(own, d0);
        d1 = FloatVector.fromMemorySegment(SPECIES, y, y1 + at, ORDER).fma(own, d1);
        d2 = FloatVector.fromMemorySegment(SPECIES, y, y2 + at, ORDER).fma(own, d2);
        d3 = FloatVector.fromMemorySegment(SPECIES, y, y3 + at, ORDER).fma(own, d3);
      }
      float c0 = confidence.of(strengths[entry]);
      float c1 = confidence.of(strengths[entry + 1]);
      float c2 = confidence.of(strengths[entry + 2]);
      float c3 = confidence.of(strengths[entry + 3]);
      total += c0 + c1 + c2 + c3;
      float w0 = confidence.right(strengths[entry], c0) - c0 * d0.reduceLanes(VectorOperators.ADD);
      float w1 =
          confidence.right(strengths[entry + 1], c1) - c1 * d1.reduceLanes(VectorOperators.ADD);
      float w2 =
          confidence.right(strengths[entry + 2], c2) - c2 * d2.reduceLanes(VectorOperators.ADD);
      float w3 =
          confidence.right(strengths[entry + 3], c3) - c3 * d3.reduceLanes(VectorOperators.ADD);
      addFour(y, y0, y1, y2, y3, w0, w1, w2, w3, sum, bytes);
    }
    for (; entry < to; entry++) {
      long at = fixed.offset(columns[entry]);
      float c = confidence.of(strengths[entry]);
      total += c;
      float weight = confidence.right(strengths[entry], c) - c * dot(y, at, x, bytes);
      addOne(y, at, weight, sum, bytes);
    }
    return total;
  }

  /** {@code sum of c (y . p)^2}. */
  static double curvature(
      FactorBlock fixed,
      int[] columns,
      float[] strengths,
      int from,
      int to,
      Confidence confidence,
      MemorySegment p) {
    MemorySegment y = fixed.values();
    int bytes = fixed.stride() * Float.BYTES;
    double total = 0;
    int entry = from;
    for (; entry + 3 < to; entry += 4) {
      long y0 = fixed.offset(columns[entry]);
      long y1 = fixed.offset(columns[entry + 1]);
      long y2 = fixed.offset(columns[entry + 2]);
      long y3 = fixed.offset(columns[entry + 3]);
      FloatVector d0 = FloatVector.zero(SPECIES);
      FloatVector d1 = d0;
      FloatVector d2 = d0;
      FloatVector d3 = d0;
      for (int at = 0; at < bytes; at += LANES * Float.BYTES) {
        FloatVector own = FloatVector.fromMemorySegment(SPECIES, p, at, ORDER);
        d0 = FloatVector.fromMemorySegment(SPECIES, y, y0 + at, ORDER).fma(own, d0);
        d1 = FloatVector.fromMemorySegment(SPECIES, y, y1 + at, ORDER).fma(own, d1);
        d2 = FloatVector.fromMemorySegment(SPECIES, y, y2 + at, ORDER).fma(own, d2);
        d3 = FloatVector.fromMemorySegment(SPECIES, y, y3 + at, ORDER).fma(own, d3);
      }
      total += confidence.of(strengths[entry]) * square(d0.reduceLanes(VectorOperators.ADD));
      total += confidence.of(strengths[entry + 1]) * square(d1.reduceLanes(VectorOperators.ADD));
      total += confidence.of(strengths[entry + 2]) * square(d2.reduceLanes(VectorOperators.ADD));
      total += confidence.of(strengths[entry + 3]) * square(d3.reduceLanes(VectorOperators.ADD));
    }
    for (; entry < to; entry++) {
      float projection = dot(y, fixed.offset(columns[entry]), p, bytes);
      total += confidence.of(strengths[entry]) * square(projection);
    }
    return total;
  }

  private static void addFour(
      MemorySegment y,
      long y0,
      long y1,
      long y2,
      long y3,
      float w0,
      float w1,
      float w2,
      float w3,
      MemorySegment sum,
      int bytes) {
    for (int at = 0; at < bytes; at += LANES * Float.BYTES) {
      FloatVector s = FloatVector.fromMemorySegment(SPECIES, sum, at, ORDER);
      s =
          FloatVector.fromMemorySegment(SPECIES, y, y0 + at, ORDER)
              .fma(FloatVector.broadcast(SPECIES, w0), s);
      s =
          FloatVector.fromMemorySegment(SPECIES, y, y1 + at, ORDER)
              .fma(FloatVector.broadcast(SPECIES, w1), s);
      s =
          FloatVector.fromMemorySegment(SPECIES, y, y2 + at, ORDER)
              .fma(FloatVector.broadcast(SPECIES, w2), s);
      s =
          FloatVector.fromMemorySegment(SPECIES, y, y3 + at, ORDER)
              .fma(FloatVector.broadcast(SPECIES, w3), s);
      s.intoMemorySegment(sum, at, ORDER);
    }
  }

  private static void addOne(MemorySegment y, long offset, float w, MemorySegment sum, int bytes) {
    for (int at = 0; at < bytes; at += LANES * Float.BYTES) {
      FloatVector.fromMemorySegment(SPECIES, y, offset + at, ORDER)
          .fma(
              FloatVector.broadcast(SPECIES, w),
              FloatVector.fromMemorySegment(SPECIES, sum, at, ORDER))
          .intoMemorySegment(sum, at, ORDER);
    }
  }

  static float dot(MemorySegment y, long offset, MemorySegment x, int bytes) {
    FloatVector total = FloatVector.zero(SPECIES);
    for (int at = 0; at < bytes; at += LANES * Float.BYTES) {
      total =
          FloatVector.fromMemorySegment(SPECIES, y, offset + at, ORDER)
              .fma(FloatVector.fromMemorySegment(SPECIES, x, at, ORDER), total);
    }
    return total.reduceLanes(VectorOperators.ADD);
  }

  private static float square(float value) {
    return value * value;
  }
}
