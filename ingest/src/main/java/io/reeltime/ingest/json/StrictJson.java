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
          // JSON is UTF-8 (RFC 8259, 8.1); bytes of a guessed UTF-32 fail as if memory could not be
          // read.
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private StrictJson() {}
}
