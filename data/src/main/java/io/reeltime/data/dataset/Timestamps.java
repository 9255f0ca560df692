package io.reeltime.data.dataset;

import io.reeltime.data.event.InvalidRecordException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Reads times as data sets write them: ISO-8601 (a date-time with offset, or without one in UTC; a
 * date is its midnight in UTC), or a number since 1970.
 *
 * <p>A number's unit is told by its size: below 10^11 it is seconds (up to the year 5138), from
 * there to 10^14 milliseconds (from March 1973 on). What is larger or negative is refused.
 */
final class Timestamps {
  private static final long FIRST_MILLIS = 100_000_000_000L;
  private static final long BEYOND_MILLIS = 100_000_000_000_000L;
  private static final String EXPECTED =
      "ISO-8601, or seconds or milliseconds since 1970 (0 to below 10^14)";

  private Timestamps() {}

  static Instant parse(String field, String text) {
    try {
      return isNumber(text) ? ofNumber(field, new BigDecimal(text)) : ofIso(text);
    } catch (DateTimeException | NumberFormatException e) {
      throw new InvalidRecordException(field, text, EXPECTED);
    }
  }

  /** Reads a number of seconds or milliseconds; fractions below a millisecond are cut off. */
  static Instant ofNumber(String field, BigDecimal number) {
    if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(BEYOND_MILLIS)) >= 0) {
      throw new InvalidRecordException(field, number, EXPECTED);
    }
    boolean isSeconds = number.compareTo(BigDecimal.valueOf(FIRST_MILLIS)) < 0;
    BigDecimal millis = isSeconds ? number.movePointRight(3) : number;
    return Instant.ofEpochMilli(millis.setScale(0, RoundingMode.DOWN).longValueExact());
  }

  private static Instant ofIso(String text) {
    String iso = text.replaceFirst(" ", "T");
    if (iso.indexOf('T') < 0) {
      return LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    var parsed =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
    return parsed instanceof OffsetDateTime time
        ? time.toInstant()
        : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
  }

  private static boolean isNumber(String text) {
    return text.matches("[-+]?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]{1,2})?");
  }
}
