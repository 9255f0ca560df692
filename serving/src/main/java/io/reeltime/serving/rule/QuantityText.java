package io.reeltime.serving.rule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads times and durations as rules write them; null for what is neither. */
final class QuantityText {
  /** So few digits that weeks of them are far from the end of a long. */
  private static final Pattern RELATIVE =
      Pattern.compile("now(?:([+-])([0-9]{1,9})([smhdw]))?", Pattern.CASE_INSENSITIVE);

  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,15}");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Instant YEAR_10000 = Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1);

  private QuantityText() {}

  static @Nullable Quantity millis(String literal) {
    return WHOLE.matcher(literal).matches()
        ? new Quantity(Quantity.Anchor.ZERO, Long.parseLong(literal))
        : null;
  }

  static @Nullable Quantity time(String literal) {
    Matcher relative = RELATIVE.matcher(literal);
    if (relative.matches()) {
      return new Quantity(Quantity.Anchor.NOW, offsetMillis(relative));
    }
    Quantity sinceEpoch = millis(literal);
    return sinceEpoch != null ? sinceEpoch : written(literal);
  }

  private static long offsetMillis(Matcher relative) {
    if (relative.group(1) == null) {
      return 0;
    }
    long millis = Long.parseLong(relative.group(2)) * unitMillis(relative.group(3));
    return relative.group(1).equals("-") ? -millis : millis;
  }

  private static long unitMillis(String unit) {
    Duration one =
        switch (unit.toLowerCase(Locale.ROOT)) {
          case "s" -> Duration.ofSeconds(1);
          case "m" -> Duration.ofMinutes(1);
          case "h" -> Duration.ofHours(1);
          case "d" -> Duration.ofDays(1);
          case "w" -> Duration.ofDays(7);
          default -> throw new IllegalStateException("unit '" + unit + "', expected s, m, h, d, w");
        };
    return one.toMillis();
  }

  private static @Nullable Quantity written(String literal) {
    try {
      Instant time =
          DATE.matcher(literal).matches()
              ? LocalDate.parse(literal).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(literal).toInstant();
      // Videos are published between 1970 and 9999; beyond it a time is a mistake.
      return time.isBefore(Instant.EPOCH) || !time.isBefore(YEAR_10000)
          ? null
          : new Quantity(Quantity.Anchor.ZERO, time.toEpochMilli());
    } catch (DateTimeException e) {
      return null;
    }
  }
}
