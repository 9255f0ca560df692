package io.reeltime.data.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** The rules that fields of events and videos share. */
public final class Fields {
  static final int LONGEST_ID_BYTES = 256;
  static final int LONGEST_TEXT_BYTES = 1024;
  static final int MOST_CONTEXT_ENTRIES = 32;

  /** Keeps every time within the range of tables and snapshots: microseconds in 64 bits. */
  private static final Instant YEAR_10000 = Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1);

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
    return atMost(LONGEST_TEXT_BYTES, field, present(field, value, "a text"));
  }

  static long notNegative(String field, long value) {
    if (value < 0) {
      throw new InvalidRecordException(field, value, "0 or more");
    }
    return value;
  }

  static Instant time(String field, Instant value) {
    present(field, value, "a time");
    if (value.isBefore(Instant.EPOCH)) {
      throw new InvalidRecordException(field, value, "1970-01-01T00:00:00Z or later");
    }
    if (!value.isBefore(YEAR_10000)) {
      throw new InvalidRecordException(field, value, "a time before the year 10000");
    }
    return value;
  }

  /** Refuses null, which parsers hand over for what a client left out. */
  static <T> T present(String field, T value, String expected) {
    if (value == null) {
      throw new InvalidRecordException(field, "nothing", expected);
    }
    return value;
  }

  static Map<String, String> context(Map<String, String> context) {
    present("context", context, "a map");
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
    requireNoHalfCharacter(field, value);
    // A char is at most three bytes of UTF-8: most ids are decided without encoding them.
    if (value.length() * 3L > bytes) {
      int length = value.getBytes(StandardCharsets.UTF_8).length;
      if (length > bytes) {
        throw new InvalidRecordException(
            field, length + " bytes", "at most " + bytes + " bytes of UTF-8");
      }
    }
    return value;
  }

  /** Half a surrogate pair has no UTF-8: encoded as '?', two ids would become one. */
  private static void requireNoHalfCharacter(String field, String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isSurrogate(value.charAt(i))) {
        if (i + 1 == value.length()
            || !Character.isSurrogatePair(value.charAt(i), value.charAt(i + 1))) {
          throw new InvalidRecordException(
              field, "half a surrogate pair at " + i, "text that has a UTF-8 form");
        }
        i++;
      }
    }
  }
}
