package io.reeltime.ingest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import io.reeltime.data.event.InvalidRecordException;
import io.reeltime.data.event.LogRecord;
import io.reeltime.ingest.Candidate;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads one record from the middle of a JSON text. */
record RecordReader<T extends LogRecord>(String kind, Supplier<Draft<T>> drafts) {

  /** Reads the object at the current token, to its end, whatever is wrong in it. */
  Candidate<T> read(JsonParser parser, int line) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      InvalidRecordException problem = FieldValues.wrong(kind, parser, "an object");
      parser.skipChildren();
      return Candidate.broken(null, problem, line);
    }
    Draft<T> draft = drafts.get();
    InvalidRecordException problem = fill(draft, parser);
    if (problem == null) {
      try {
        return new Candidate.Parsed<>(draft.build(), line);
      } catch (InvalidRecordException e) {
        problem = e;
      }
    }
    return Candidate.broken(draft.id(), problem, line);
  }

  /** Sets every field that can be set; returns the first problem. */
  @SuppressWarnings("ReferenceEquality") // the parser's context is this record's own, not an equal
  private @Nullable InvalidRecordException fill(Draft<T> draft, JsonParser parser)
      throws IOException {
    JsonStreamContext record = parser.getParsingContext();
    FieldsSeen seen = new FieldsSeen(draft.fields());
    InvalidRecordException problem = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      try {
        fillField(draft, parser, seen);
      } catch (InvalidRecordException e) {
        problem = problem == null ? e : problem;
        while (parser.getParsingContext() != record) {
          parser.nextToken();
        }
      }
    }
    return problem;
  }

  private static void fillField(Draft<?> draft, JsonParser parser, FieldsSeen seen)
      throws IOException {
    String field = parser.currentName();
    JsonToken value = parser.nextToken();
    seen.add(field);
    if (value != JsonToken.VALUE_NULL) {
      draft.set(field, parser);
    }
  }
}
