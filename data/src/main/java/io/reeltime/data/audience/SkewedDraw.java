package io.reeltime.data.audience;

/**
 * Draws indexes of which the low ones come more often: the density at the share {@code p} of the
 * range is proportional to {@code (p + flatness)^-0.75}.
 *
 * <p>A pure power law would give one index of ten million a visible share of all draws. With a
 * flatness of 0.01 the first one comes 11 times as often as the average, and the first tenth makes
 * 38 % of the draws.
 *
 * @param size indexes 0 to size - 1
 * @param flatness above 0; the greater, the more even
 */
record SkewedDraw(int size, double flatness) {
  // The integral of (p + flatness)^-0.75 is 4 (p + flatness)^0.25: both it and its inverse are
  // square roots of square roots.

  /** The index at a quantile in [0, 1). */
  int index(double uniform) {
    double low = fourthRoot(flatness);
    double high = fourthRoot(1 + flatness);
    double root = low + uniform * (high - low);
    double square = root * root;
    return Math.clamp((long) ((square * square - flatness) * size), 0, size - 1);
  }

  private static double fourthRoot(double value) {
    return Math.sqrt(Math.sqrt(value));
  }
}
