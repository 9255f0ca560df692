package io.reeltime.data.blend;

import java.util.Arrays;

/** Sums of neighbours' weights per video, and which videos have one. For one thread. */
final class Votes {
  private static final int FIRST_CAPACITY = 1024;

  private final float[] sums;
  private int[] voted = new int[0];
  private int size;

  Votes(int videos) {
    this.sums = new float[videos];
  }

  void add(int video, float vote) {
    // A vote that has underflowed would make the video look as if it had none yet.
    if (!(vote > 0)) {
      return;
    }
    if (sums[video] == 0) {
      if (size == voted.length) {
        voted = Arrays.copyOf(voted, Math.max(FIRST_CAPACITY, 2 * size));
      }
      voted[size++] = video;
    }
    sums[video] += vote;
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      sums[voted[i]] = 0;
    }
    size = 0;
  }

  float sum(int video) {
    return sums[video];
  }

  int size() {
    return size;
  }

  int video(int i) {
    return voted[i];
  }
}
