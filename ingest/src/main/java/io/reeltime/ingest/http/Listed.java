package io.reeltime.ingest.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.reeltime.ingest.RecordResult;
import java.io.IOException;

/**
 * A record's result at its place in the whole body.
 *
 * @param index 0-based
 */
record Listed(long index, RecordResult result) {
  // Encoded once: an answer repeats them for every record.
  private static final SerializedString INDEX = new SerializedString("index");
  private static final SerializedString LINE = new SerializedString("line");
  private static final SerializedString OUTCOME = new SerializedString("outcome");
  private static final SerializedString ACCEPTED = new SerializedString("accepted");
  private static final SerializedString DUPLICATE = new SerializedString("duplicate");
  private static final SerializedString REJECTED = new SerializedString("rejected");

  /** Whether the sender learns something that the sums don't tell. */
  boolean isNews() {
    return !(result instanceof RecordResult.Accepted);
  }

  void write(RecordKind kind, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeFieldName(INDEX);
    out.writeNumber(index);
    if (result.line() > 0) {
      out.writeFieldName(LINE);
      out.writeNumber(result.line());
    }
    String id = result.id();
    if (id != null) {
      out.writeStringField(kind.idField(), id);
    }
    out.writeFieldName(OUTCOME);
    switch (result) {
      case RecordResult.Accepted _ -> out.writeString(ACCEPTED);
      case RecordResult.Duplicate _ -> out.writeString(DUPLICATE);
      case RecordResult.Rejection rejection -> {
        out.writeString(REJECTED);
        out.writeStringField("field", rejection.field());
        out.writeStringField("found", rejection.found());
        out.writeStringField("expected", rejection.expected());
      }
    }
    out.writeEndObject();
  }
}
