package io.reeltime.serving.catalogue;

import java.util.function.IntUnaryOperator;

/** Videos by the code that they have in one column: compressed sparse rows. Immutable. */
final class Postings {
  /** Where the videos of a code begin; the last element is where all end. */
  private final int[] starts;

  private final int[] videoIndexes;

  private Postings(int[] starts, int[] videoIndexes) {
    this.starts = starts;
    this.videoIndexes = videoIndexes;
  }

  /**
   * By counting sort.
   *
   * @param videos how many there are
   * @param codes above every code
   * @param column code by video index
   */
  static Postings of(int videos, int codes, IntUnaryOperator column) {
    int[] starts = new int[codes + 1];
    for (int videoIndex = 0; videoIndex < videos; videoIndex++) {
      starts[column.applyAsInt(videoIndex) + 1]++;
    }
    for (int code = 0; code < codes; code++) {
      starts[code + 1] += starts[code];
    }
    int[] next = starts.clone();
    int[] videoIndexes = new int[videos];
    for (int videoIndex = 0; videoIndex < videos; videoIndex++) {
      videoIndexes[next[column.applyAsInt(videoIndex)]++] = videoIndex;
    }
    return new Postings(starts, videoIndexes);
  }

  /** 0 for a code that came later. */
  int count(int code) {
    return code + 1 < starts.length ? starts[code + 1] - starts[code] : 0;
  }

  int copy(int code, int[] target, int from) {
    int count = count(code);
    if (count > 0) {
      System.arraycopy(videoIndexes, starts[code], target, from, count);
    }
    return from + count;
  }
}
