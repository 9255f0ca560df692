package io.reeltime.data.retrieval;

import java.util.Arrays;

/** What the lists of a clustered index promise one query. Grows with the lists; for one thread. */
final class ListPromises {
  private long[] keys = {};
  private float[] directions = {};
  private int size;

  /** Makes room for lists of numbers below this. */
  void allow(int lists) {
    if (keys.length < lists) {
      keys = new long[lists];
      directions = new float[lists];
    }
  }

  void clear() {
    size = 0;
  }

  /**
   * Adds a list.
   *
   * @param direction what a unit row of it promises to score
   * @param scale of its longest row
   */
  void add(int list, float direction, float scale) {
    directions[list] = direction;
    float length = scale * (float) QuantizedRows.CODE_LENGTH;
    keys[size++] = Candidates.key(list, direction * length);
  }

  int size() {
    return size;
  }

  /** Moves the largest promises of the places from {@code from} on to the front, in order. */
  void descend(int from, int to) {
    Selection.largestFirst(keys, from, size, to);
    for (int place = from; place < to; place++) {
      keys[place] = ~keys[place];
    }
    Arrays.sort(keys, from, to);
    for (int place = from; place < to; place++) {
      keys[place] = ~keys[place];
    }
  }

  int list(int place) {
    return Candidates.row(keys[place]);
  }

  /** What its longest row promises to score. */
  float promise(int place) {
    return Candidates.score(keys[place]);
  }

  float direction(int list) {
    return directions[list];
  }
}
