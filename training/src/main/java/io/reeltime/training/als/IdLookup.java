package io.reeltime.training.als;

import java.util.Arrays;

/** Distinct ids in ascending order, and the place of each: by table where they lie dense. */
final class IdLookup {
  /** A table may have so many places per id before a search is the better choice. */
  private static final int PLACES_PER_ID = 16;

  private final int[] ids;
  private final int[] table;

  private IdLookup(int[] ids, int[] table) {
    this.ids = ids;
    this.table = table;
  }

  /** The distinct ones of some ids. */
  static int[] distinct(int[] values) {
    int[] sorted = values.clone();
    Arrays.parallelSort(sorted);
    int count = 0;
    for (int place = 0; place < sorted.length; place++) {
      if (place == 0 || sorted[place] != sorted[place - 1]) {
        sorted[count++] = sorted[place];
      }
    }
    return Arrays.copyOf(sorted, count);
  }

  /** Of distinct ids in ascending order. */
  static IdLookup of(int[] ids) {
    if (ids.length == 0) {
      return new IdLookup(ids, new int[0]);
    }
    long range = (long) ids[ids.length - 1] - ids[0] + 1;
    if (range > (long) PLACES_PER_ID * ids.length || range > Integer.MAX_VALUE - 8) {
      return new IdLookup(ids, new int[0]);
    }
    int[] table = new int[(int) range];
    Arrays.fill(table, -1);
    for (int place = 0; place < ids.length; place++) {
      table[ids[place] - ids[0]] = place;
    }
    return new IdLookup(ids, table);
  }

  /** The place of an id, negative if it is none of them. */
  int placeOf(int id) {
    if (table.length == 0) {
      return Arrays.binarySearch(ids, id);
    }
    long place = (long) id - ids[0];
    return place >= 0 && place < table.length ? table[(int) place] : -1;
  }
}
