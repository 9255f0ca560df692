package io.reeltime.serving.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContradictionsTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "category = a and category = b|no video has a category that is in [a] and in [b]",
        "category in (a, b) and category != a and not category = b|no video has a category that is"
            + " in [a, b] and not in [a, b]",
        "language = de and (creator = x and language = en)|no video has a language that is in [de]"
            + " and in [en]",
        "not (category != a or category != b)|no video has a category that is in [a] and in [b]",
        "region = DE and region not in (DE, AT)|no video has a region that is in [DE] and not in"
            + " [AT, DE]",
        "publishedAt > 2026-01-02 and publishedAt < 2026-01-01|no video that is published by"
            + " 2026-01-31T12:00:00Z has publishedAt > 2026-01-02T00:00:00Z and <"
            + " 2026-01-01T00:00:00Z",
        "publishedAt > now|no video that is published by 2026-01-31T12:00:00Z has publishedAt >"
            + " 2026-01-31T12:00:00Z",
        "publishedAt >= now-1d and publishedAt < now-24h|no video that is published by"
            + " 2026-01-31T12:00:00Z has publishedAt >= 2026-01-30T12:00:00Z and <"
            + " 2026-01-30T12:00:00Z",
        "durationMillis < 0|no video has durationMillis < 0",
        "durationMillis = 5 and durationMillis != 5|no video has durationMillis = 5 and != 5",
        "durationMillis > 5 and durationMillis < 6|no video has durationMillis > 5 and < 6",
        "(category = a and category = b) or durationMillis < 0|no video has a category that is in"
            + " [a] and in [b]",
        "creator = x and (durationMillis < 0 or publishedAt > now+1h)|no video has durationMillis"
            + " < 0",
      })
  void aPlainContradictionHasItsReason(String text, String reason) {
    assertThat(Rule.parse(text).contradiction(NOW)).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "category = a",
        "category != a and category != b",
        "category in (a, b) and category in (b, c)",
        "category = a or category = b",
        "region = DE and region = AT",
        "region in (DE, AT) and region != DE",
        "publishedAt >= now-1d and publishedAt <= now",
        "durationMillis >= 5 and durationMillis <= 5",
        "not (category = a and category = b)",
        "category = a or (durationMillis < 0)",
      })
  void whatCanBeMetHasNone(String text) {
    assertThat(Rule.parse(text).contradiction(NOW)).isEmpty();
  }
}
