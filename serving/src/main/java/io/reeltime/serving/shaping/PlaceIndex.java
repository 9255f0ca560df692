package io.reeltime.serving.shaping;

import java.util.Arrays;

/** Where a video stands in a list of distinct videos. */
final class PlaceIndex {
  private final long[] keys;

  PlaceIndex(int[] videoIndexes) {
    this.keys = new long[videoIndexes.length];
    for (int place = 0; place < keys.length; place++) {
      keys[place] = (long) videoIndexes[place] << 32 | place;
    }
    Arrays.sort(keys);
  }

  /** The place, or -1. */
  int of(int videoIndex) {
    int found = Arrays.binarySearch(keys, (long) videoIndex << 32);
    int at = found >= 0 ? found : -found - 1;
    return at < keys.length && (int) (keys[at] >> 32) == videoIndex ? (int) keys[at] : -1;
  }
}
