package io.reeltime.data.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void idsMayHaveUpTo256BytesOfUtf8() {
    String ascii = "x".repeat(256);
    String wide = "😀".repeat(64);
    assertThat(event(ascii, wide, "v", 0, 0, TIME).userId()).isEqualTo(wide);
    assertBroken(
        () -> event(ascii + "x", "u", "v", 0, 0, TIME),
        "eventId: found 257 bytes, expected at most 256 bytes of UTF-8");
    assertBroken(
        () -> event("e", wide + "é", "v", 0, 0, TIME),
        "userId: found 258 bytes, expected at most 256 bytes of UTF-8");
  }

  @Test
  void idsAreNotEmpty() {
    assertBroken(() -> event("", "u", "v", 0, 0, TIME), "eventId: found \"\", expected an id");
    assertBroken(() -> event("e", "", "v", 0, 0, TIME), "userId: found \"\", expected an id");
    assertBroken(() -> event("e", "u", "", 0, 0, TIME), "videoId: found \"\", expected an id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\uD83D", "a\uDE00", "a\uDE00\uD83D"})
  void halfASurrogatePairIsNoText(String userId) {
    assertBroken(
        () -> event("e", userId, "v", 0, 0, TIME),
        "userId: found half a surrogate pair at 1, expected text that has a UTF-8 form");
  }

  @Test
  void millisecondsAreNotNegative() {
    assertBroken(
        () -> event("e", "u", "v", -1, 0, TIME), "watchMillis: found -1, expected 0 or more");
    assertBroken(
        () -> event("e", "u", "v", 0, -5, TIME), "durationMillis: found -5, expected 0 or more");
    assertThat(event("e", "u", "v", Long.MAX_VALUE, 0, TIME).watchMillis())
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void timesLieBetween1970And9999() {
    Instant last = Instant.parse("9999-12-31T23:59:59.999999999Z");
    assertThat(event("e", "u", "v", 0, 0, Instant.EPOCH).timestamp()).isEqualTo(Instant.EPOCH);
    assertThat(event("e", "u", "v", 0, 0, last).timestamp()).isEqualTo(last);
    assertBroken(
        () -> event("e", "u", "v", 0, 0, Instant.EPOCH.minusMillis(1)),
        "timestamp: found 1969-12-31T23:59:59.999Z, expected 1970-01-01T00:00:00Z or later");
    assertBroken(
        () -> event("e", "u", "v", 0, 0, last.plusNanos(1)),
        "timestamp: found +10000-01-01T00:00:00Z, expected a time before the year 10000");
  }

  @ParameterizedTest
  @CsvSource({"0.0", "-0.5", "1.0000001", "NaN", "Infinity"})
  void propensityIsAProbabilityAboveZero(double propensity) {
    assertBroken(
        () -> shown("r", 0, propensity, Map.of()),
        "propensity: found " + propensity + ", expected above 0 and at most 1");
    assertThat(shown("r", 0, 1.0, Map.of()).propensity()).isEqualTo(1.0);
  }

  @Test
  void optionalFieldsAreCheckedWhenTheyAreThere() {
    assertBroken(() -> shown("", 0, 0.5, Map.of()), "requestId: found \"\", expected an id");
    assertBroken(() -> shown("r", -1, 0.5, Map.of()), "position: found -1, expected 0 or more");
    assertThat(shown(null, null, null, Map.of()).position()).isNull();
  }

  @Test
  void contextIsSmallAndCopied() {
    Map<String, String> context = new HashMap<>(entries(32));
    Event event = shown("r", 0, 0.5, context);
    context.put("late", "entry");
    assertThat(event.context()).isEqualTo(entries(32));
    assertBroken(
        () -> shown("r", 0, 0.5, context), "context: found 33 entries, expected at most 32");
    assertBroken(() -> shown("r", 0, 0.5, Map.of("", "x")), "context: found \"\", expected an id");
    assertBroken(
        () -> shown("r", 0, 0.5, Map.of("page", "x".repeat(1025))),
        "context.page: found 1025 bytes, expected at most 1024 bytes of UTF-8");
  }

  @Test
  @SuppressWarnings("NullAway") // What a parser hands over for a field that a client left out.
  void nothingIsAnsweredLikeAnyOtherBrokenField() {
    assertBroken(() -> event("e", null, "v", 0, 0, TIME), "userId: found nothing, expected an id");
    assertBroken(
        () -> event("e", "u", "v", 0, 0, null), "timestamp: found nothing, expected a time");
    assertBroken(
        () -> Event.of("e", "u", "v", null, 0, 0, TIME),
        "type: found nothing, expected an event type");
    assertBroken(() -> shown("r", 0, 0.5, null), "context: found nothing, expected a map");
  }

  @Test
  void aLongOffendingValueIsShortenedInTheMessage() {
    assertThatThrownBy(() -> EventType.ofWireName("x".repeat(5000)))
        .isInstanceOfSatisfying(
            InvalidRecordException.class,
            e -> {
              assertThat(e.field()).isEqualTo("type");
              assertThat(e.found()).isEqualTo("x".repeat(80) + "... (5000 characters)");
              assertThat(e.expected()).startsWith("one of impression, view,");
            });
  }

  @ParameterizedTest
  @EnumSource
  void everyTypeIsReadByItsWireName(EventType type) {
    assertThat(EventType.ofWireName(type.wireName())).isEqualTo(type);
    assertThatThrownBy(() -> EventType.ofWireName(type.name()))
        .isInstanceOf(InvalidRecordException.class);
  }

  private static Map<String, String> entries(int count) {
    return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v" + i));
  }

  private static Event event(
      String eventId,
      String userId,
      String videoId,
      long watchMillis,
      long durationMillis,
      Instant timestamp) {
    return Event.of(
        eventId, userId, videoId, EventType.VIEW, watchMillis, durationMillis, timestamp);
  }

  private static Event shown(
      @Nullable String requestId,
      @Nullable Integer position,
      @Nullable Double propensity,
      Map<String, String> context) {
    return new Event(
        "e", "u", "v", EventType.VIEW, 0, 0, TIME, requestId, position, propensity, null, context);
  }

  private static void assertBroken(ThrowingCallable making, String message) {
    assertThatThrownBy(making).isInstanceOf(InvalidRecordException.class).hasMessage(message);
  }
}
