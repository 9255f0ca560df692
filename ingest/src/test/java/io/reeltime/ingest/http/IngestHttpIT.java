package io.reeltime.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.reeltime.data.log.EventLog;
import io.reeltime.ingest.node.IngestNode;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // Quarkus sets the fields
@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
class IngestHttpIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GOOD = "'userId':'u1','videoId':'v1'";
  private static final int MIB = 1 << 20;

  @TestHTTPResource URI root;
  @Inject EventLog log;
  @Inject IngestNode node;

  private record Answer(int status, String contentType, JsonNode body) {}

  private Answer events(String json) throws Exception {
    return send("POST", "v1/events", "application/json", text(json));
  }

  private static BodyPublisher text(String json) {
    return BodyPublishers.ofString(json.replace('\'', '"'));
  }

  private Answer send(String method, String path, String type, BodyPublisher body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve("/" + path))
            .header("Content-Type", type)
            .timeout(Duration.ofSeconds(30))
            .method(method, body)
            .build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          JSON.readTree(response.body()));
    }
  }

  private void assertProblem(Answer answer, int status, String detail) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.body().path("status").asInt()).isEqualTo(status);
    assertThat(answer.body().path("detail").asText()).contains(detail);
  }

  @AfterAll
  static void theTablesHoldWhatWasSent() throws Exception {
    ReadByDuckDb.check();
  }

  @Test
  void oneEventIsStoredAndGivenAnId() throws Exception {
    long before = log.endOffset();
    Answer answer = events("{" + GOOD + ",'type':'view','watchMillis':5}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("accepted").asInt()).isEqualTo(1);
    JsonNode result = answer.body().path("results").path(0);
    assertThat(UUID.fromString(result.path("eventId").asText()).version()).isEqualTo(7);
    assertThat(result.path("outcome").asText()).isEqualTo("accepted");
    assertThat(result.has("field")).isFalse();
    assertThat(result.has("line")).isFalse();
    assertThat(log.endOffset()).isEqualTo(before + 1);
  }

  @Test
  void aRetryIsADuplicateAndStoredOnce() throws Exception {
    String json = "[{" + GOOD + ",'type':'like','eventId':'retried'}]";
    events(json);
    long before = log.endOffset();
    Answer answer = events(json);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            JSON.readTree(
                """
                {"accepted":0,"duplicates":1,"rejected":0,
                 "results":[{"index":0,"eventId":"retried","outcome":"duplicate"}]}\
                """));
    assertThat(log.endOffset()).isEqualTo(before);
  }

  @Test
  void aMixedBatchKeepsTheGoodOnesAndListsTheBadOnes() throws Exception {
    long before = log.endOffset();
    Answer answer =
        events(
            "[{"
                + GOOD
                + ",'type':'view','eventId':'mixed-1'},"
                + "{"
                + GOOD
                + ",'type':'watch','eventId':'mixed-2'},"
                + "{"
                + GOOD
                + ",'type':'skip','eventId':'mixed-3'}]");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("accepted").asInt()).isEqualTo(2);
    assertThat(answer.body().path("results").path(1))
        .isEqualTo(
            JSON.readTree(
                """
                {"index":1,"eventId":"mixed-2","outcome":"rejected","field":"type",
                 "found":"watch","expected":"one of impression, view, like, share, comment, save, \
                follow, skip, hide"}\
                """));
    assertThat(log.endOffset()).isEqualTo(before + 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'type':'watch'                    | type        | watch | one of impression,",
        "'type':'view','watchMillis':-1    | watchMillis | -1 | 0 or more",
        "'type':'view','userID':'x'        | userID      | an unknown field | did you mean userId?",
        "'type':'view','timestamp':'soon'  | timestamp   | soon | an ISO-8601 time",
      })
  void aBadFieldIsAProblemThatNamesIt(String fields, String field, String found, String expected)
      throws Exception {
    long before = log.endOffset();
    Answer answer = events("{" + GOOD + "," + fields + "}");
    assertProblem(answer, 400, "nothing was stored");
    assertThat(answer.body().path("rejected").asInt()).isEqualTo(1);
    JsonNode result = answer.body().path("results").path(0);
    assertThat(result.path("field").asText()).isEqualTo(field);
    assertThat(result.path("found").asText()).isEqualTo(found);
    assertThat(result.path("expected").asText()).contains(expected);
    assertThat(log.endOffset()).isEqualTo(before);
  }

  @Test
  void aTimestampMoreThanADayAheadIsRejected() throws Exception {
    Instant now = Instant.now();
    Answer far =
        events("{" + GOOD + ",'type':'view','timestamp':'" + now.plus(Duration.ofHours(25)) + "'}");
    assertProblem(far, 400, "nothing was stored");
    assertThat(far.body().path("results").path(0).path("expected").asText())
        .startsWith("at most one day ahead of now");
    Answer near =
        events("{" + GOOD + ",'type':'view','timestamp':'" + now.plus(Duration.ofHours(23)) + "'}");
    assertThat(near.status()).isEqualTo(200);
  }

  @Test
  void anIdOver256BytesIsRejected() throws Exception {
    Answer answer = events("{'userId':'" + "\u00e9".repeat(129) + "','videoId':'v','type':'view'}");
    assertProblem(answer, 400, "nothing was stored");
    JsonNode result = answer.body().path("results").path(0);
    assertThat(result.path("field").asText()).isEqualTo("userId");
    assertThat(result.path("found").asText()).isEqualTo("258 bytes");
    assertThat(result.path("expected").asText()).isEqualTo("at most 256 bytes of UTF-8");
  }

  @Test
  void malformedJsonIsAProblemWithItsPlaceAndNothingIsStored() throws Exception {
    long before = log.endOffset();
    Answer answer = events("[{" + GOOD + ",'type':'view'},\n {'userId':]");
    assertProblem(answer, 400, "line 2, column 12: Unexpected character");
    assertThat(answer.body().path("line").asInt()).isEqualTo(2);
    assertThat(log.endOffset()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/x-ndjson"})
  void anEmptyBodyIsAProblem(String type) throws Exception {
    for (BodyPublisher empty : Arrays.asList(BodyPublishers.noBody(), text(""), text("\n"))) {
      assertProblem(send("POST", "v1/events", type, empty), 400, "found an empty body");
    }
  }

  @Test
  void aBrokenLineOfNdjsonIsListedAndTheOthersAreKept() throws Exception {
    long before = log.endOffset();
    String good = "{" + GOOD + ",'type':'view'}";
    Answer answer =
        send(
            "POST",
            "v1/events",
            "application/x-ndjson",
            text(good + "\n\n{'userId':\n" + good + "\n"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("accepted").asInt()).isEqualTo(2);
    JsonNode broken = answer.body().path("results").path(1);
    assertThat(broken.path("index").asInt()).isEqualTo(1);
    assertThat(broken.path("line").asInt()).isEqualTo(3);
    assertThat(broken.path("outcome").asText()).isEqualTo("rejected");
    assertThat(broken.path("found").asText()).startsWith("malformed JSON at column 11");
    assertThat(log.endOffset()).isEqualTo(before + 2);
  }

  @Test
  void aBodyOfExactlyTheLimitIsRead() throws Exception {
    byte[] body = new byte[8 * MIB];
    Arrays.fill(body, (byte) ' ');
    byte[] event =
        ("{" + GOOD + ",'type':'view'}").replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    System.arraycopy(event, 0, body, 0, event.length);
    Answer answer = send("POST", "v1/events", "application/json", BodyPublishers.ofByteArray(body));
    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {8 * MIB + 1, 9 * MIB, 11 * MIB, 40 * MIB})
  void aBodyOverTheLimitIsAProblemWhetherItsLengthIsAnnouncedOrNot(int bytes) throws Exception {
    long before = log.endOffset();
    byte[] body = new byte[bytes];
    Arrays.fill(body, (byte) ' ');
    BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    for (BodyPublisher publisher : Arrays.asList(BodyPublishers.ofByteArray(body), chunked)) {
      Answer answer = send("POST", "v1/events", "application/json", publisher);
      assertProblem(answer, 413, "expected at most 8388608 bytes");
    }
    assertThat(log.endOffset()).isEqualTo(before);
  }

  @Test
  void moreRecordsThanAllowedAreAProblem() throws Exception {
    assertProblem(events("[" + "1,".repeat(10_000) + "1]"), 413, "at most 10000 in one request");
  }

  @Test
  void anotherContentTypeIsRefused() throws Exception {
    assertThat(send("POST", "v1/events", "text/csv", text("a,b")).status()).isEqualTo(415);
  }

  @Test
  void videosArePutAndReachTheTable() throws Exception {
    Answer answer =
        send(
            "PUT",
            "v1/videos",
            "application/json",
            text("[{'videoId':'v1','title':'Cats'},{'title':'no id'}]"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            JSON.readTree(
                """
                {"accepted":1,"duplicates":0,"rejected":1,"results":[
                 {"index":0,"videoId":"v1","outcome":"accepted"},
                 {"index":1,"outcome":"rejected","field":"videoId","found":"nothing",
                  "expected":"this field, which is required"}]}\
                """));
    assertThat(node.writer().flush().endOffset()).isEqualTo(log.endOffset());
  }

  @Test
  void healthTellsOfTheLogAndTheTables() throws Exception {
    Answer answer = send("GET", "q/health/ready", "application/json", BodyPublishers.noBody());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("checks").findValuesAsText("name"))
        .contains("event-log", "table-writer");
  }
}
