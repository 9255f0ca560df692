package io.reeltime.ingest.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * ISO-8601 times with offset.
 *
 * <p>The form in which nearly all clients send them, UTC with whole seconds or a fraction, is read
 * digit by digit; the JDK's parser, which reads every other, takes about ten times as long and was
 * the largest part of reading an event.
 */
final class Times {
  private static final int SHORTEST = "2026-11-23T10:00:00Z".length();
  private static final int LONGEST = "2026-11-23T10:00:00.123456789Z".length();
  private static final int NONE = -1;

  private Times() {}

  /** Throws {@link DateTimeException} if it is none. */
  static Instant parse(String text) {
    Instant instant = isUtcForm(text) ? utc(text) : null;
    return instant == null ? OffsetDateTime.parse(text).toInstant() : instant;
  }

  private static boolean isUtcForm(String text) {
    int length = text.length();
    return length >= SHORTEST
        && length <= LONGEST
        && length != SHORTEST + 1
        && text.charAt(length - 1) == 'Z'
        && text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':'
        && (length == SHORTEST || text.charAt(19) == '.');
  }

  /** Null where a digit is missing or a number out of range: the JDK's parser then says why. */
  private static @Nullable Instant utc(String text) {
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    int nanos = nanos(text);
    boolean inRange =
        year > 0
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= 31
            && hour >= 0
            && hour < 24
            && minute >= 0
            && minute < 60
            && second >= 0
            && second < 60
            && nanos >= 0;
    if (!inRange) {
      return null;
    }
    // Refuses the 31st of a shorter month, as the JDK's parser does.
    long days = LocalDate.of(year, month, day).toEpochDay();
    return Instant.ofEpochSecond(days * 86_400 + hour * 3_600L + minute * 60L + second, nanos);
  }

  private static int nanos(String text) {
    int end = text.length() - 1;
    int value = end < 20 ? 0 : number(text, 20, end);
    for (int digits = end < 20 ? 9 : end - 20; digits < 9 && value != NONE; digits++) {
      value *= 10;
    }
    return value;
  }

  private static int number(String text, int start, int end) {
    int value = 0;
    for (int at = start; at < end; at++) {
      int digit = text.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
