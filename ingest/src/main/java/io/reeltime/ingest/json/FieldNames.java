package io.reeltime.ingest.json;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a record by name, at most 64, each with its bit. */
final class FieldNames {
  private final Set<String> names;
  private final Map<String, Long> bits = new HashMap<>();

  FieldNames(String... names) {
    this.names = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(names)));
    for (String name : this.names) {
      bits.put(name, 1L << bits.size());
    }
  }

  /** In the order in which they are named to people. */
  Set<String> names() {
    return names;
  }

  /** Null for an unknown field. */
  @Nullable Long bit(String name) {
    return bits.get(name);
  }
}
