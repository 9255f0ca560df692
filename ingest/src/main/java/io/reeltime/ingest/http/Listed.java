package io.reeltime.ingest.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.reeltime.ingest.RecordResult;
import java.io.IOException;

/**
 * A record's result at its place in the whole body.
 *
 * @param index 0-based
 */
record Listed(long index, RecordResult result) {

  /** Whether the sender learns something that the sums don't tell. */
  boolean isNews() {
    return !(result instanceof RecordResult.Accepted);
  }

  void write(RecordKind kind, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField("index", index);
    if (result.line() > 0) {
      out.writeNumberField("line", result.line());
    }
    String id = result.id();
    if (id != null) {
      out.writeStringField(kind.idField(), id);
    }
    switch (result) {
      case RecordResult.Accepted _ -> out.writeStringField("outcome", "accepted");
      case RecordResult.Duplicate _ -> out.writeStringField("outcome", "duplicate");
      case RecordResult.Rejection rejection -> {
        out.writeStringField("outcome", "rejected");
        out.writeStringField("field", rejection.field());
        out.writeStringField("found", rejection.found());
        out.writeStringField("expected", rejection.expected());
      }
    }
    out.writeEndObject();
  }
}
