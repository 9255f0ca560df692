package io.reeltime.serving.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads request parameters; each method throws a 400 problem naming what was found. */
final class Parameters {
  static final int LARGEST_LIMIT = 500;
  private static final int LONGEST_ID_BYTES = 256;
  private static final String LIMIT_RULE = "a whole number from 1 to " + LARGEST_LIMIT;

  private Parameters() {}

  static int limit(@Nullable String text, int whenMissing) {
    if (text == null) {
      return whenMissing;
    }
    try {
      return limit(Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw Problems.invalid("limit", "'" + text + "'", LIMIT_RULE);
    }
  }

  static int limit(long value) {
    if (value < 1 || value > LARGEST_LIMIT) {
      throw Problems.invalid("limit", value, LIMIT_RULE);
    }
    return (int) value;
  }

  static boolean flag(String field, @Nullable String text) {
    if (text == null || text.equals("false")) {
      return false;
    }
    if (!text.equals("true")) {
      throw Problems.invalid(field, "'" + text + "'", "true or false");
    }
    return true;
  }

  static String atMostBytes(String field, String value, int most) {
    int bytes = value.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > most) {
      throw Problems.invalid(field, bytes + " bytes", "at most " + most + " bytes of UTF-8");
    }
    return value;
  }

  static String id(String field, String value) {
    int bytes = value.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > LONGEST_ID_BYTES) {
      throw Problems.invalid(
          field, bytes + " bytes", "1 to " + LONGEST_ID_BYTES + " bytes of UTF-8");
    }
    return value;
  }
}
