package io.reeltime.data.retrieval;

/** Hoare's selection: parts an array without sorting it. */
final class Selection {
  private Selection() {}

  /**
   * Moves the largest of the keys {@code [from, to)} to the places below {@code end}, in no order.
   */
  static void largestFirst(long[] keys, int from, int to, int end) {
    int low = from;
    int high = to - 1;
    while (low < high && end > low && end <= high) {
      long pivot = middle(keys[low], keys[(low + high) >>> 1], keys[high]);
      int left = low;
      int right = high;
      while (left <= right) {
        while (keys[left] > pivot) {
          left++;
        }
        while (keys[right] < pivot) {
          right--;
        }
        if (left <= right) {
          long key = keys[left];
          keys[left++] = keys[right];
          keys[right--] = key;
        }
      }
      if (end - 1 <= right) {
        high = right;
      } else if (end - 1 >= left) {
        low = left;
      } else {
        return;
      }
    }
  }

  private static long middle(long a, long b, long c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
