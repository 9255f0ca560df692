package io.reeltime.data.blend;

import java.util.Arrays;
import java.util.Objects;

/**
 * Sums of neighbours' weights per video, and which videos have one, in the order of their first
 * votes. An open-addressing map: it takes memory for the most videos that one user's neighbours
 * named, not for the catalogue. For one thread.
 */
final class Votes {
  private static final int LEAST_SLOTS = 256;

  private final int videos;

  /** Video plus one by slot, 0 in an empty one; at most half of them are taken. */
  private int[] keys = new int[LEAST_SLOTS];

  private float[] sums = new float[LEAST_SLOTS];

  /** The slots that are taken, in the order in which they were. */
  private int[] taken = new int[LEAST_SLOTS / 2];

  private int size;

  /**
   * @param videos that there are
   */
  Votes(int videos) {
    this.videos = videos;
  }

  /**
   * Adds a vote.
   *
   * @throws IndexOutOfBoundsException for a video that is none
   */
  void add(int video, float vote) {
    // A vote that has underflowed says nothing.
    if (!(vote > 0)) {
      return;
    }
    int slot = slotOf(video);
    if (keys[slot] == 0) {
      slot = take(video, slot);
    }
    sums[slot] += vote;
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      keys[taken[i]] = 0;
    }
    size = 0;
  }

  /** Sum of the votes for a video; 0 without any. */
  float sum(int video) {
    int slot = slotOf(video);
    return keys[slot] == 0 ? 0 : sums[slot];
  }

  int size() {
    return size;
  }

  int video(int i) {
    return keys[taken[Objects.checkIndex(i, size)]] - 1;
  }

  private int take(int video, int empty) {
    Objects.checkIndex(video, videos);
    int slot = empty;
    if (size == taken.length) {
      grow();
      slot = slotOf(video);
    }
    keys[slot] = video + 1;
    sums[slot] = 0;
    taken[size++] = slot;
    return slot;
  }

  private void grow() {
    int[] oldKeys = keys;
    float[] oldSums = sums;
    keys = new int[2 * oldKeys.length];
    sums = new float[keys.length];
    for (int i = 0; i < size; i++) {
      int old = taken[i];
      int slot = slotOf(oldKeys[old] - 1);
      keys[slot] = oldKeys[old];
      sums[slot] = oldSums[old];
      taken[i] = slot;
    }
    taken = Arrays.copyOf(taken, keys.length / 2);
  }

  /** The slot that holds the video, or the empty one where it belongs. */
  private int slotOf(int video) {
    int mask = keys.length - 1;
    // The upper bits of the product are the well mixed ones.
    int slot = (video * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(mask);
    while (keys[slot] != 0 && keys[slot] != video + 1) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
