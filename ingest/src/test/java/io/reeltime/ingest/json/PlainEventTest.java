package io.reeltime.ingest.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.event.Event;
import io.reeltime.ingest.Candidate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast way reads what the JSON parser reads, or leaves it to the parser. */
class PlainEventTest {
  private static final long SEED = 20261123;
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T10:00:00Z"));
  private static final List<String> FIELDS =
      List.of(
          "\"eventId\":\"0193b5c0-0000-7000-8000-00000000002a\"",
          "\"userId\": \"u1\"",
          "\"videoId\":\"v 1~\"",
          "\"type\" :\"view\"",
          "\"watchMillis\":12345",
          "\"durationMillis\":0",
          "\"timestamp\":1795428000000",
          "\"requestId\":\"r\"",
          "\"position\":3",
          "\"propensity\":0.0625",
          "\"snapshotVersion\":\"v000001\"");
  private static final List<String> ODD =
      List.of(
          "\"timestamp\":\"2026-11-23T09:00:00.5Z\"",
          "\"timestamp\":\"noon\"",
          "\"userId\":null",
          "\"userId\":\"\"",
          "\"userId\":\"\u00e9\"",
          "\"userId\":\"\\u00e9\\n\"",
          "\"videoId\":\"" + "x".repeat(257) + "\"",
          "\"type\":\"watch\"",
          "\"watchMillis\":-1",
          "\"watchMillis\":01",
          "\"watchMillis\":1e3",
          "\"watchMillis\":999999999999999999",
          "\"watchMillis\":9999999999999999999",
          "\"position\":2147483648",
          "\"propensity\":1",
          "\"propensity\":1.",
          "\"propensity\":.5",
          "\"propensity\":0",
          "\"propensity\":0.1234567890123456789012",
          "\"context\":{\"app\":\"ios\"}",
          "\"surprise\":1",
          "");

  private final JsonRecords<Event> fast = JsonRecords.events(9, CLOCK, () -> "given");
  private final JsonRecords<Event> slow =
      new JsonRecords<>(
          "event", 9, () -> new EventDraft(CLOCK, () -> "given"), PlainRecords.none());

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable Event plain(String json) {
    byte[] body = bytes("..." + json + "...");
    return new PlainEvent(body, 3, body.length - 3).read(CLOCK, () -> "given");
  }

  @Test
  void theCommonFormIsReadWithoutTheParser() {
    String json = "{" + String.join(",", FIELDS) + "}";
    Event read = Objects.requireNonNull(plain(json));
    assertThat(slow.readLines(bytes(json))).containsExactly(new Candidate.Parsed<>(read, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "[]",
        "{\"userId\"",
        "{\"userId\":",
        "{\"userId\":\"u",
        "{\"userId\":\"u\"",
        "{\"userId\":\"u\"}",
        "{\"userId\":\"u\",}",
        "{\"userId\" \"u\"}",
        "{\"timestamp\":}"
      })
  void whatIsNoWholeEventIsLeftToTheParser(String json) {
    assertThat(plain(json)).isNull();
  }

  @Test
  void anyMixOfFieldsIsReadAsTheParserReadsIt() {
    Random random = new Random(SEED);
    int plainOnes = 0;
    for (int round = 0; round < 50_000; round++) {
      byte[] line = bytes(randomLine(random));
      if (random.nextInt(3) == 0) {
        int at = random.nextInt(line.length);
        line[at] = (byte) (line[at] ^ 1 << random.nextInt(8));
      }
      List<Candidate<Event>> expected = slow.readLines(line);
      assertThat(fast.readLines(line))
          .as(() -> "seed " + SEED + ": " + new String(line, StandardCharsets.UTF_8))
          .isEqualTo(expected);
      plainOnes += new PlainEvent(line, 0, line.length).read(CLOCK, () -> "given") == null ? 0 : 1;
    }
    assertThat(plainOnes).isBetween(5_000, 45_000);
  }

  private static String randomLine(Random random) {
    List<String> fields = new ArrayList<>(FIELDS);
    if (random.nextBoolean()) {
      fields.remove(random.nextInt(fields.size()));
    }
    if (random.nextInt(3) == 0) {
      fields.add(ODD.get(random.nextInt(ODD.size())));
    }
    if (random.nextInt(4) == 0) {
      Collections.shuffle(fields, random);
    }
    return "{" + String.join(random.nextBoolean() ? "," : " , ", fields) + "}";
  }
}
