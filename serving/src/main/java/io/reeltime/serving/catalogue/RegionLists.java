package io.reeltime.serving.catalogue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The distinct lists of regions that videos have, as dense codes: a catalogue of millions knows few
 * of them. One thread adds, many read.
 */
final class RegionLists {
  /** Code of the empty list: everywhere. */
  static final int EVERYWHERE = 0;

  private final Dictionary names = new Dictionary();
  private final Map<List<String>, Integer> known = new HashMap<>();
  private volatile int[][] lists = new int[8][];
  private int size;

  RegionLists() {
    add(List.of());
  }

  /** Code of a region's name, or -1 if no list has it. */
  int codeOf(String name) {
    return names.codeOf(name);
  }

  /** Code of a list, whatever its order. */
  int add(List<String> regions) {
    Integer code = known.get(regions);
    return code != null ? code : addSorted(List.copyOf(new TreeSet<>(regions)));
  }

  private int addSorted(List<String> regions) {
    Integer code = known.get(regions);
    if (code != null) {
      return code;
    }
    int[][] room = size < lists.length ? lists : Arrays.copyOf(lists, 2 * size);
    room[size] = regions.stream().mapToInt(names::add).sorted().toArray();
    lists = room;
    known.put(regions, size);
    return size++;
  }

  /** Names' codes of a list, ascending. Not to be written to. */
  int[] list(int code) {
    return lists[code];
  }
}
