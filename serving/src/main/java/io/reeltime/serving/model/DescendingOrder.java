package io.reeltime.serving.model;

import java.util.Arrays;

/** Video indexes by descending value, of equal values the smaller index first. */
final class DescendingOrder {

  /** A value by video index, 0 or more. */
  @FunctionalInterface
  interface Values {
    float at(int videoIndex);
  }

  private DescendingOrder() {}

  static int[] of(int videos, Values values) {
    long[] keys = new long[videos];
    for (int videoIndex = 0; videoIndex < videos; videoIndex++) {
      // The bits of floats that are not negative sort like the floats; "+ 0f" turns -0 into 0.
      int bits = Float.floatToIntBits(Math.max(0f, values.at(videoIndex)) + 0f);
      keys[videoIndex] = (long) (Integer.MAX_VALUE - bits) << 32 | videoIndex;
    }
    Arrays.sort(keys);
    int[] order = new int[videos];
    for (int i = 0; i < videos; i++) {
      order[i] = (int) keys[i];
    }
    return order;
  }
}
