package io.reeltime.pipelines.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged application answers over HTTP: good input, bad input, and after a kill. */
class HttpAnswersIT {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir private static Path home;
  private static ReeltimeProcess server;

  @BeforeAll
  static void start() throws IOException {
    server = ReeltimeProcess.start(home, "up");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void anEventIsStoredOnceHoweverOftenItIsSent() throws Exception {
    String event = event("once", "u1", "\"view\"", "\"watchMillis\":5");

    JsonNode first = ok("POST", "/v1/events", event);
    JsonNode second = ok("POST", "/v1/events", "[" + event + "]");

    assertThat(first.path("accepted").asInt()).isEqualTo(1);
    assertThat(second.path("duplicates").asInt()).isEqualTo(1);
    assertThat(second.path("results").path(0).path("outcome").asText()).isEqualTo("duplicate");
  }

  @Test
  void theGoodEventsOfABatchAreKeptAndTheBadOnesListed() throws Exception {
    String body =
        "["
            + String.join(
                ",",
                event("mixed-0", "u1", "\"view\"", "\"watchMillis\":5"),
                event("mixed-1", "u1", "\"stare\"", "\"watchMillis\":5"),
                event("mixed-2", "u1", "\"view\"", "\"watchMillis\":-5"),
                event("mixed-3", "x".repeat(257), "\"view\"", "\"watchMillis\":5"),
                event(
                    "mixed-4",
                    "u1",
                    "\"view\"",
                    "\"timestamp\":\"" + Instant.now().plus(Duration.ofDays(2)) + "\""),
                event("mixed-5", "u1", "\"view\"", "\"watchMilis\":5"))
            + "]";

    JsonNode answer = ok("POST", "/v1/events", body);

    assertThat(answer.path("accepted").asInt()).isEqualTo(1);
    assertThat(answer.path("rejected").asInt()).isEqualTo(5);
    assertRejected(answer, 1, "type", "stare", "impression, view");
    assertRejected(answer, 2, "watchMillis", "-5", "0 or more");
    assertRejected(answer, 3, "userId", "257 bytes", "at most 256 bytes");
    assertRejected(answer, 4, "timestamp", "", "one day ahead");
    assertRejected(answer, 5, "watchMilis", "", "watchMillis");
  }

  @Test
  void aBrokenLineOfAStreamIsNamedAndTheOthersAreKept() throws Exception {
    String body =
        event("line-1", "u1", "\"view\"", "\"watchMillis\":5")
            + "\n{broken\n"
            + event("line-3", "u1", "\"view\"", "\"watchMillis\":5")
            + "\n";

    HttpResponse<String> answer = send("POST", "/v1/events", body, "application/x-ndjson");

    JsonNode json = MAPPER.readTree(answer.body());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json.path("accepted").asInt()).isEqualTo(2);
    assertThat(json.path("results").path(1).path("line").asInt()).isEqualTo(2);
  }

  @Test
  void aBodyThatIsNoJsonIsAProblemAndStoresNothing() throws Exception {
    String body = "[" + event("torn", "u1", "\"view\"", "\"watchMillis\":5") + ",";

    JsonNode problem = problem(400, "POST", "/v1/events", body);

    assertThat(problem.path("detail").asText()).containsIgnoringCase("line 1");
    JsonNode again = ok("POST", "/v1/events", event("torn", "u1", "\"view\"", "\"watchMillis\":5"));
    assertThat(again.path("accepted").asInt()).as("nothing had been stored").isEqualTo(1);
  }

  @Test
  void anEmptyBodyIsAProblem() throws Exception {
    assertThat(problem(400, "POST", "/v1/events", "").path("detail").asText())
        .containsIgnoringCase("empty");
  }

  @Test
  void aBodyOverEightMebibytesIsAProblem() throws Exception {
    String body = "[" + " ".repeat(8 << 20) + "]";

    assertThat(problem(413, "POST", "/v1/events", body).path("detail").asText()).contains("8");
  }

  @Test
  void aLimitOutOfRangeIsAProblem() throws Exception {
    for (String limit : new String[] {"0", "-1", "501", "many"}) {
      JsonNode problem = problem(400, "GET", "/v1/users/u1/recommendations?limit=" + limit, "");
      assertThat(problem.path("detail").asText()).contains("limit").contains(limit);
    }
  }

  @Test
  void anUnknownVideoHasNoSimilarOnes() throws Exception {
    assertThat(problem(404, "GET", "/v1/videos/nowhere/similar", "").path("detail").asText())
        .contains("nowhere");
  }

  @Test
  void aVideoAppearsAtOnceAndATakedownRemovesIt() throws Exception {
    String videos =
        IntStream.range(0, 3)
            .mapToObj(i -> "{\"videoId\":\"shown-%d\",\"title\":\"Shown %d\"}".formatted(i, i))
            .collect(Collectors.joining(",", "[", "]"));
    ok("PUT", "/v1/videos", videos);
    for (int i = 0; i < 3; i++) {
      ok(
          "POST",
          "/v1/events",
          event("shown-" + i, "fan", "\"like\"", "\"watchMillis\":5")
              .replace("\"v1\"", "\"shown-" + i + "\""));
    }

    await().untilAsserted(() -> assertThat(trending()).contains("shown-0", "shown-1", "shown-2"));
    ok("PUT", "/v1/videos", "{\"videoId\":\"shown-1\",\"status\":\"taken_down\"}");
    await()
        .untilAsserted(() -> assertThat(trending()).contains("shown-0").doesNotContain("shown-1"));
  }

  @Test
  void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
    Path folder = home.resolve("killed");
    ReeltimeProcess killed = ReeltimeProcess.start(folder, "up");
    HttpResponse<String> acknowledged =
        HTTP.send(
            HttpRequest.newBuilder(killed.url().resolve("/v1/events"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(event("kept", "u1", "\"view\"", "\"watchMillis\":5")))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(acknowledged.statusCode()).isEqualTo(200);
    killed.kill();

    try (ReeltimeProcess again = ReeltimeProcess.start(folder, "up")) {
      HttpResponse<String> answer =
          HTTP.send(
              HttpRequest.newBuilder(again.url().resolve("/v1/events"))
                  .header("Content-Type", "application/json")
                  .POST(
                      BodyPublishers.ofString(event("kept", "u1", "\"view\"", "\"watchMillis\":5")))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(MAPPER.readTree(answer.body()).path("duplicates").asInt()).isEqualTo(1);
    }
  }

  private static String trending() throws Exception {
    return ok("GET", "/v1/trending?limit=100", "").toString();
  }

  private static void assertRejected(
      JsonNode answer, int index, String field, String found, String expected) {
    JsonNode result = answer.path("results").path(index);
    assertThat(result.path("outcome").asText()).isEqualTo("rejected");
    assertThat(result.path("field").asText()).isEqualTo(field);
    assertThat(result.path("found").asText()).contains(found);
    assertThat(result.path("expected").asText()).contains(expected);
  }

  private static String event(String eventId, String userId, String type, String rest) {
    return "{\"eventId\":\"%s\",\"userId\":\"%s\",\"videoId\":\"v1\",\"type\":%s,%s}"
        .formatted(eventId, userId, type, rest);
  }

  private static JsonNode ok(String method, String path, String body) throws Exception {
    HttpResponse<String> answer = send(method, path, body, "application/json");
    assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(200);
    return MAPPER.readTree(answer.body());
  }

  private static JsonNode problem(int status, String method, String path, String body)
      throws Exception {
    HttpResponse<String> answer = send(method, path, body, "application/json");
    assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    return MAPPER.readTree(answer.body());
  }

  private static HttpResponse<String> send(
      String method, String path, String body, String contentType) throws Exception {
    URI uri = URI.create(server.url() + path);
    return HTTP.send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", contentType)
            .method(method, BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
