package io.reeltime.ingest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.event.Embedding;
import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.Video;
import io.reeltime.ingest.Candidate;
import io.reeltime.ingest.Candidate.Broken;
import io.reeltime.ingest.Candidate.Parsed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonRecordsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Event FULL =
      new Event(
          "e1",
          "u\u00e9\n",
          "v1",
          EventType.LIKE,
          1,
          2,
          NOW.plusNanos(1),
          "r1",
          3,
          0.25,
          "v000001",
          Map.of("app", "\ud83c\udfac"));
  private static final Video VIDEO =
      new Video(
          "v1",
          "c1",
          "Cats \"two\"",
          "pets",
          "en",
          10,
          NOW,
          List.of("DE"),
          Video.Status.TAKEN_DOWN);

  private final JsonRecords<Event> events =
      JsonRecords.events(5, InstantSource.fixed(NOW), () -> "given");
  private final JsonRecords<Video> videos = JsonRecords.videos(5, InstantSource.fixed(NOW));

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Candidate<Event> one(String json) throws MalformedBodyException {
    return events.readJson(bytes(json.replace('\'', '"'))).getFirst();
  }

  @Test
  void whatIsWrittenIsReadBackEqual() throws Exception {
    assertThat(events.readJson(bytes(RecordJson.toJson(FULL)))).containsExactly(Candidate.of(FULL));
    assertThat(videos.readJson(bytes(RecordJson.toJson(VIDEO))))
        .containsExactly(Candidate.of(VIDEO));
  }

  @Test
  void anEmbeddingIsAnArrayOfNumbers() throws Exception {
    Video described = VIDEO.withEmbedding(Embedding.of(1, -0.25f, 1e-20f, 0.1f));
    assertThat(videos.readJson(bytes(RecordJson.toJson(described))))
        .containsExactly(Candidate.of(described));
    assertThat(videos.readJson(bytes("{\"videoId\":\"v1\",\"embedding\":[]}")))
        .containsExactly(
            Candidate.of(
                new Video("v1", "", "", "", "", 0, NOW, List.of(), Video.Status.PUBLISHED)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "7             | the number 7       | an array of numbers",
        "[1,'2']       | the string \"2\"   | an array of numbers",
        "[1,[2]]       | an array           | an array of numbers",
        "[1,null]      | null               | an array of numbers",
        "[0,1e39]      | Infinity at 1      | a finite number of 32 bits",
      })
  void aBadEmbeddingIsNamed(String json, String found, String expected) throws Exception {
    assertThat(
            videos.readJson(
                bytes("{'embedding':%s,'videoId':'v1'}".formatted(json).replace('\'', '"'))))
        .containsExactly(new Broken<>("v1", "embedding", found, expected, 0));
  }

  @Test
  void anEmbeddingThatIsTooLongIsCountedToItsEnd() throws Exception {
    String numbers = "1,".repeat(5000) + "1";
    assertThat(videos.readJson(bytes("{\"videoId\":\"v1\",\"embedding\":[" + numbers + "]}")))
        .containsExactly(new Broken<>("v1", "embedding", "5001 numbers", "at most 2048", 0));
  }

  @Test
  void whatIsLeftOutIsGivenItsDefault() throws Exception {
    assertThat(one("{'userId':'u1','videoId':'v1','type':'view','requestId':null}"))
        .isEqualTo(Candidate.of(Event.of("given", "u1", "v1", EventType.VIEW, 0, 0, NOW)));
    assertThat(videos.readJson(bytes("{\"videoId\":\"v1\"}")))
        .containsExactly(
            Candidate.of(
                new Video("v1", "", "", "", "", 0, NOW, List.of(), Video.Status.PUBLISHED)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1795428000000                | 2026-11-23T10:00:00Z",
        "'2026-11-23T10:00:00Z'       | 2026-11-23T10:00:00Z",
        "'2026-11-23T12:00:00.5+02:00'| 2026-11-23T10:00:00.500Z",
      })
  void timesAreIsoOrEpochMillis(String json, Instant expected) throws Exception {
    Candidate<Event> read =
        one("{'userId':'u','videoId':'v','type':'view','timestamp':" + json + "}");
    assertThat(read)
        .isEqualTo(Candidate.of(Event.of("given", "u", "v", EventType.VIEW, 0, 0, expected)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'type':'watch'      | type        | watch             | one of impression, view, like, share, comment, save, follow, skip, hide",
        "'type':7            | type        | the number 7      | a string",
        "'watchMillis':-1    | watchMillis | -1                | 0 or more",
        "'watchMillis':1.5   | watchMillis | the number 1.5    | a whole number of 64 bits",
        "'watchMillis':'5'   | watchMillis | the string \"5\"  | a whole number of 64 bits",
        "'watchMillis':99999999999999999999 | watchMillis | the number 99999999999999999999 | a whole number of 64 bits",
        "'position':4294967296 | position  | the number 4294967296 | a whole number of 32 bits",
        "'propensity':true   | propensity  | true              | a number",
        "'propensity':2      | propensity  | 2.0               | above 0 and at most 1",
        "'timestamp':'noon'  | timestamp   | noon              | an ISO-8601 time with offset, or milliseconds since 1970",
        "'timestamp':[1,[2]] | timestamp   | an array          | an ISO-8601 time with offset, or milliseconds since 1970",
        "'timestamp':-1      | timestamp   | 1969-12-31T23:59:59.999Z | 1970-01-01T00:00:00Z or later",
        "'userId':{'a':[{}]} | userId      | an object         | a string",
        "'userId':''         | userId      | \"\"              | an id",
        "'userId':null       | userId      | nothing           | this field, which is required",
        "'context':{'a':1}   | context.a   | the number 1      | a string",
        "'context':{'a':'1','a':'2'} | context.a | twice       | once",
        "'context':'x'       | context     | the string \"x\"  | an object of strings",
        "'eventId':'e1','eventId':'e2' | eventId | twice       | once",
        "'watch_millis':1    | watch_millis | an unknown field | a known field; did you mean watchMillis?",
        "'videoID':{'a':{}}  | videoID     | an unknown field  | a known field; did you mean videoId?",
        "'colour':1          | colour      | an unknown field  | one of eventId, userId, videoId, type, watchMillis, durationMillis, timestamp, requestId, position, propensity, snapshotVersion, context",
        "'requestId':'\\ud800' | requestId | half of a surrogate pair at character 0 | well-formed text",
      })
  void aBadFieldIsNamedAndHarmsItsRecordOnly(
      String field, String name, String found, String expected) throws Exception {
    String good = "'userId':'u1','videoId':'v1','type':'view'";
    String key = field.substring(1, field.indexOf('\'', 1));
    String rest = good.replaceAll("'" + key + "':'[^']*',?", "").replaceAll(",$", "");
    List<Candidate<Event>> read =
        events.readJson(
            bytes(("[{" + field + "," + rest + "},{" + good + "}]").replace('\'', '"')));
    assertThat(read).hasSize(2);
    assertThat(read.get(0))
        .isInstanceOfSatisfying(
            Broken.class,
            broken ->
                assertThat(List.of(broken.field(), broken.found(), broken.expected()))
                    .containsExactly(name, found, expected));
    assertThat(read.get(1)).isInstanceOf(Parsed.class);
  }

  @Test
  void aBrokenRecordIsKnownByItsIdWhereverThatStands() throws Exception {
    assertThat(one("{'type':[7],'eventId':'e9'}"))
        .isEqualTo(new Broken<Event>("e9", "type", "an array", "a string", 0));
  }

  @Test
  void anElementThatIsNoObjectIsBroken() throws Exception {
    assertThat(events.readJson(bytes("[5, [1,[2]], null]")))
        .containsExactly(
            new Broken<>(null, "event", "the number 5", "an object", 0),
            new Broken<>(null, "event", "an array", "an object", 0),
            new Broken<>(null, "event", "null", "an object", 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                   | line 1, column 1: found an empty body, expected one event or an array of them",
        "[]                   | line 1, column 2: found an empty array, expected one event or an array of them",
        "7                    | line 1, column 1: found a single value, expected one event or an array of them",
        "{'userId':'u'        | line 1, column 14: Unexpected end-of-input",
        "{'userId':'u',}      | line 1, column 15: Unexpected character ('}'",
        "{userId:1}           | line 1, column 2: Unexpected character ('u'",
        "{'userId':NaN}       | line 1, column 14: Non-standard token 'NaN'",
        "{'a':1}{'a':1}       | line 1, column 8: found more after the first value",
        "[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]] | Document nesting depth (17) exceeds",
      })
  void aMalformedBodyIsRefusedWithItsPlace(String json, String message) {
    assertThatThrownBy(() -> one(json))
        .isInstanceOf(MalformedBodyException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aLineThatIsMalformedIsBrokenAndTheOthersAreRead() {
    String good = "{\"userId\":\"u\",\"videoId\":\"v\",\"type\":\"view\"}";
    List<Candidate<Event>> read =
        events.readLines(bytes(good + "\n\n{\"userId\":\r\n" + good + good + "\r\n \n" + good));
    assertThat(read).extracting(Candidate::line).containsExactly(1, 3, 4, 6);
    assertThat(read.get(0)).isInstanceOf(Parsed.class);
    assertThat(read.get(1))
        .isInstanceOfSatisfying(
            Broken.class,
            broken -> assertThat(broken.found()).startsWith("malformed JSON at column 11: "));
    assertThat(read.get(2))
        .isEqualTo(new Broken<>(null, "line", "more after the object", "its end", 4));
    assertThat(read.get(3)).isInstanceOf(Parsed.class);
  }

  @Test
  void blankLinesAreNoRecords() {
    assertThat(events.readLines(bytes("\n \r\n"))).isEmpty();
  }

  @Test
  void moreRecordsThanABatchMayHaveAreRefused() {
    assertThatThrownBy(() -> events.readJson(bytes("[1,2,3,4,5,6]")))
        .isInstanceOf(TooManyRecordsException.class)
        .hasMessage("found more than 5 records, expected at most 5 in one request");
  }

  @Test
  void damagedBodiesAreReadOrRefusedAndNothingElse() {
    byte[] body = bytes("[" + RecordJson.toJson(FULL) + "," + RecordJson.toJson(FULL) + "]");
    SplittableRandom random = new SplittableRandom(20261123);
    for (int round = 0; round < 20_000; round++) {
      byte[] damaged = body.clone();
      damaged[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        assertThat(events.readLines(damaged)).isNotEmpty();
        assertThat(events.readJson(damaged)).hasSizeBetween(1, 2);
      } catch (MalformedBodyException e) {
        assertThat(e).hasMessageStartingWith("line ");
      }
    }
  }
}
