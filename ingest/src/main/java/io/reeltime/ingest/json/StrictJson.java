package io.reeltime.ingest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** The one JSON factory: no extensions of the standard, and no deep nesting. */
final class StrictJson {
  private static final int DEEPEST = 16;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          // Names come from outside: interning them would fill the JVM's own table.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private StrictJson() {}
}
