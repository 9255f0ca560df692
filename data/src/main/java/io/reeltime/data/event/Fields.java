package io.reeltime.data.event;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The rules that fields of events and videos share. */
public final class Fields {
  static final int LONGEST_ID_BYTES = 256;
  static final int LONGEST_TEXT_BYTES = 1024;
  static final int MOST_CONTEXT_ENTRIES = 32;

  private Fields() {}

  /**
   * Checks an id: not empty, at most 256 bytes of UTF-8.
   *
   * @return the id
   * @throws InvalidRecordException naming the field if it is none
   */
  public static String id(String field, String value) {
    if (value == null || value.isEmpty()) {
      throw new InvalidRecordException(field, value == null ? "nothing" : "\"\"", "an id");
    }
    return atMost(LONGEST_ID_BYTES, field, value);
  }

  static String text(String field, String value) {
    return atMost(LONGEST_TEXT_BYTES, field, value);
  }

  static long notNegative(String field, long value) {
    if (value < 0) {
      throw new InvalidRecordException(field, value, "0 or more");
    }
    return value;
  }

  static Map<String, String> context(Map<String, String> context) {
    if (context.size() > MOST_CONTEXT_ENTRIES) {
      throw new InvalidRecordException(
          "context", context.size() + " entries", "at most " + MOST_CONTEXT_ENTRIES);
    }
    context.forEach((key, value) -> {
      id("context", key);
      text("context." + key, value);
    });
    return Map.copyOf(context);
  }

  private static String atMost(int bytes, String field, String value) {
    // A char is at most three bytes of UTF-8: most ids are decided without encoding them.
    if (value.length() * 3 > bytes) {
      int length = value.getBytes(StandardCharsets.UTF_8).length;
      if (length > bytes) {
        throw new InvalidRecordException(
            field, length + " bytes", "at most " + bytes + " bytes of UTF-8");
      }
    }
    return value;
  }
}
