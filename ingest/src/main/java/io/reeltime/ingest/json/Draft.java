package io.reeltime.ingest.json;

import com.fasterxml.jackson.core.JsonParser;
import io.reeltime.data.event.InvalidRecordException;
import io.reeltime.data.event.LogRecord;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A record while its fields arrive in any order. Both methods throw {@link InvalidRecordException}
 * where a field breaks its rule.
 */
interface Draft<T extends LogRecord> {

  /** Every field it knows. */
  FieldNames fields();

  /** Takes a known field's value, which is not null, from the parser's current token. */
  void set(String field, JsonParser parser) throws IOException;

  /** The record's id as far as it is known. */
  @Nullable String id();

  T build();

  /** The value of a field that must be there. */
  static <V> V required(String field, @Nullable V value) {
    if (value == null) {
      throw new InvalidRecordException(field, "nothing", "this field, which is required");
    }
    return value;
  }
}
