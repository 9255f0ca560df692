package io.reeltime.training.interactions;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Distinct ids in ascending order of their UTF-8 bytes, compared unsigned: the order that model
 * snapshots demand. The place of an id is its index.
 */
final class IdIndex {
  private final List<String> ids;
  private final Map<String, Integer> indexes;

  private IdIndex(List<String> ids) {
    this.ids = ids;
    this.indexes = HashMap.newHashMap(ids.size());
    for (int index = 0; index < ids.size(); index++) {
      indexes.put(ids.get(index), index);
    }
  }

  /** The index of the given ids, which must be distinct. */
  static IdIndex of(Collection<String> ids) {
    byte[][] utf8 = new byte[ids.size()][];
    int next = 0;
    for (String id : ids) {
      utf8[next++] = id.getBytes(StandardCharsets.UTF_8);
    }
    Arrays.parallelSort(utf8, Arrays::compareUnsigned);
    return new IdIndex(
        Arrays.stream(utf8).map(bytes -> new String(bytes, StandardCharsets.UTF_8)).toList());
  }

  List<String> ids() {
    return ids;
  }

  int size() {
    return ids.size();
  }

  /**
   * Index of an id.
   *
   * @throws IllegalArgumentException if it is none of the ids
   */
  int indexOf(String id) {
    Integer index = indexes.get(id);
    if (index == null) {
      throw new IllegalArgumentException("id '" + id + "' is none of the " + size() + " indexed");
    }
    return index;
  }
}
