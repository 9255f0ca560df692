package io.reeltime.ingest.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times must read whatever the JDK's parser reads, as the same instant. */
class TimesTest {
  private static @Nullable Instant ours(String text) {
    try {
      return Times.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Instant theJdks(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T10:00:00Z",
        "2026-11-23T10:00:00.5Z",
        "2026-11-23T10:00:00.123456789Z",
        "2026-11-23T10:00:00.Z",
        "2026-11-23T10:00Z",
        "2026-11-23T10:00:00+02:00",
        "2026-02-29T10:00:00Z",
        "2028-02-29T10:00:00Z",
        "2026-04-31T10:00:00Z",
        "2026-13-01T10:00:00Z",
        "2026-11-23T24:00:00Z",
        "2026-11-23T23:59:60Z",
        "0000-01-01T00:00:00Z",
        "2026-11-23t10:00:00z",
        "+026-11-23T10:00:00Z",
        "2026-11-23T10:00:00.1234567890Z",
        "",
      })
  void aFormIsReadAsTheJdkReadsIt(String text) {
    assertThat(ours(text)).isEqualTo(theJdks(text));
  }

  @Test
  void randomAndDamagedTimesAreReadAsTheJdkReadsThem() {
    SplittableRandom random = new SplittableRandom(20261123);
    for (int round = 0; round < 20_000; round++) {
      Instant time =
          Instant.ofEpochSecond(
              random.nextLong(253_402_300_800L),
              random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
      assertThat(ours(time.toString())).isEqualTo(time);
      StringBuilder damaged = new StringBuilder(time.toString());
      damaged.setCharAt(
          random.nextInt(damaged.length()), "0123456789-:.TZ ".charAt(random.nextInt(16)));
      assertThat(ours(damaged.toString())).as("%s", damaged).isEqualTo(theJdks(damaged.toString()));
    }
  }
}
