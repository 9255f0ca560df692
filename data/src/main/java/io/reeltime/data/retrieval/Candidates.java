package io.reeltime.data.retrieval;

import java.util.Arrays;

/**
 * The best so many of a stream of scored rows, of equal scores the smaller row first. Gathers a few
 * more than are wanted and then drops the worst by selection, which costs a few nanoseconds a row
 * where a heap costs its depth. Reusable; serves one thread.
 */
final class Candidates {
  private static final long LOW = 0xffff_ffffL;

  private long[] keys = {};
  private int wanted;
  private int capacity;
  private int size;
  private float threshold;

  /** Begins anew, for the best {@code most}. */
  void begin(int most) {
    wanted = most;
    capacity = Math.max(most + 1, most + most / 2);
    keys = keys.length < capacity ? new long[capacity] : keys;
    size = 0;
    threshold = Float.NEGATIVE_INFINITY;
  }

  /** What a score must exceed to be gathered; it only grows. */
  float threshold() {
    return threshold;
  }

  /** Gathers a row whose score exceeds the threshold. */
  void add(int row, float score) {
    keys[size++] = key(row, score);
    if (size == capacity) {
      cut();
    }
  }

  int size() {
    return size;
  }

  int row(int place) {
    return row(keys[place]);
  }

  static int row(long key) {
    return (int) (LOW - (key & LOW));
  }

  float score(int place) {
    return score(keys[place]);
  }

  static float score(long key) {
    return Float.intBitsToFloat(flipped((int) (key >> Integer.SIZE)));
  }

  /** Replaces a score. */
  void rescore(int place, float score) {
    keys[place] = key(row(place), score);
  }

  /** Drops all but the best that were wanted. */
  void cut() {
    if (size > wanted) {
      Selection.largestFirst(keys, 0, size, wanted);
      size = wanted;
      long worst = Long.MAX_VALUE;
      for (int place = 0; place < size; place++) {
        worst = Math.min(worst, keys[place]);
      }
      threshold = size == 0 ? Float.POSITIVE_INFINITY : score(worst);
    }
  }

  /** Keeps the best k, from the best on. */
  void rank(int k) {
    if (size > k) {
      Selection.largestFirst(keys, 0, size, k);
      size = k;
    }
    for (int place = 0; place < size; place++) {
      keys[place] = ~keys[place];
    }
    Arrays.sort(keys, 0, size);
    for (int place = 0; place < size; place++) {
      keys[place] = ~keys[place];
    }
  }

  /** Sorts like the score, and of equal scores like the rows from the last on. */
  static long key(int row, float score) {
    // "+ 0f" turns -0 into 0.
    return (long) flipped(Float.floatToIntBits(score + 0f)) << Integer.SIZE | (LOW - row);
  }

  /** Float bits into ints of the same order, and back. */
  private static int flipped(int bits) {
    return bits ^ (bits >> 31 & Integer.MAX_VALUE);
  }
}
