package io.reeltime.pipelines.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged application beside clients that misbehave, and with requests that make no sense. */
class HttpRobustnessIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration IN_TIME = Duration.ofSeconds(2);
  private static final int VIDEOS = 1_000;
  private static final int IDLE_CONNECTIONS = 10_000;

  /** Files that this process may need beside its connections. */
  private static final int OTHER_FILES = 1_000;

  @TempDir private static Path home;
  private static ReeltimeProcess server;

  @BeforeAll
  static void start() throws Exception {
    server = ReeltimeProcess.start(home, "up");
    String videos =
        IntStream.range(0, VIDEOS)
            .mapToObj(i ->
                "{\"videoId\":\"v%04d\",\"title\":\"%s\",\"category\":\"c%d\"}"
                    .formatted(i, "t".repeat(200), i % 10))
            .collect(Collectors.joining(",", "[", "]"));
    assertThat(send("PUT", "/v1/videos", videos).statusCode()).isEqualTo(200);
    await()
        .until(
            () -> json(get("/v1/users/u/recommendations?limit=500")).at("/items/499").size() > 0);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aClientThatReadsByteByByteHoldsUpNobodyAndGetsItsWholeAnswer() throws Exception {
    String queries = "{\"userId\":\"slow\",\"limit\":50}\n".repeat(1_000);
    try (RawHttp feed =
            RawHttp.send(server.url(), "GET", "/v1/users/u/recommendations?limit=500", "-", "");
        RawHttp batch =
            RawHttp.send(
                server.url(),
                "POST",
                "/v1/recommendations:batch",
                "application/x-ndjson",
                queries)) {
      for (int i = 0; i < 100; i++) {
        feed.read(10);
        batch.read(10);
        assertAnsweredInTime();
      }
      assertThat(feed.readAll()).contains("200 OK").contains("\"position\":499").endsWith("]}");
      assertThat(batch.readAll()).contains("{\"line\":1,").contains("{\"line\":1000,");
    }
  }

  @Test
  void thousandsOfIdleConnectionsHoldUpNobody() throws Exception {
    int count = (int) Math.min(IDLE_CONNECTIONS, mostFiles() - OTHER_FILES);
    InetSocketAddress address =
        new InetSocketAddress(server.url().getHost(), server.url().getPort());
    List<SocketChannel> idle = new ArrayList<>();
    try {
      while (idle.size() < count) {
        idle.add(SocketChannel.open(address));
      }
      for (int i = 0; i < 20; i++) {
        assertAnsweredInTime();
      }
      assertThat(answerOn(idle.getFirst())).startsWith("HTTP/1.1 200");
      assertThat(answerOn(idle.getLast())).startsWith("HTTP/1.1 200");
    } finally {
      for (SocketChannel connection : idle) {
        connection.close();
      }
    }
    assertAnsweredInTime();
  }

  /** A shell may allow fewer than the test wants: {@code ulimit -n}. */
  private static long mostFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : 2 * OTHER_FILES;
  }

  private static String answerOn(SocketChannel connection) throws IOException {
    String request =
        "GET /v1/trending?limit=1 HTTP/1.1\r\nHost: " + server.url().getAuthority() + "\r\n\r\n";
    connection.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    ByteBuffer head = ByteBuffer.allocate(64);
    connection.read(head);
    return new String(head.array(), 0, head.position(), StandardCharsets.US_ASCII);
  }

  private static void assertAnsweredInTime() throws Exception {
    long sent = System.nanoTime();
    assertThat(get("/v1/users/other/recommendations?limit=5").statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(IN_TIME);
  }

  @Test
  void tenThousandExcludedIdsAreObeyedAndOneMoreIsAProblem() throws Exception {
    HttpResponse<String> answer = post(excluding(10_000));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("items")).isEmpty();
    assertThat(json(answer).path("reason").asText()).contains("1000 excluded");
    assertProblem(post(excluding(10_001)), 400, "exclude", "10001 ids", "at most 10000");
  }

  private static String excluding(int count) {
    return IntStream.range(0, count)
        .mapToObj("\"v%04d\""::formatted)
        .collect(Collectors.joining(",", "{\"userId\":\"u\",\"exclude\":[", "]}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/users/u/recommendations",
        "/v1/videos/v0001/similar",
        "/v1/trending",
        "/v1/users",
        "/v1/users/u/history"
      })
  void everyLimitOutOfRangeIsAProblem(String path) throws Exception {
    for (String limit : List.of("0", "-1", "501", "9999999999999999999")) {
      assertProblem(
          get(path + "?limit=" + limit), 400, "limit", limit, "a whole number from 1 to 500");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/users/u/recommendations", "/v1/videos/v0001/similar", "/v1/trending"})
  void aFilterThatIsNoRuleNamesItsPlaceAndWhatCouldStandThere(String path) throws Exception {
    HttpResponse<String> answer = get(path + "?filter=" + encoded("category in (a, b"));

    JsonNode problem = json(answer);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(problem.path("field").asText()).isEqualTo("filter");
    assertThat(problem.path("position").asInt()).isEqualTo(17);
    assertThat(problem.path("column").asInt()).isEqualTo(18);
    assertThat(problem.path("expected").toString()).isEqualTo("[\",\",\")\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/users/u/recommendations", "/v1/videos/v0001/similar", "/v1/trending"})
  void aFilterThatContradictsItselfIsAnEmptyListAndAReason(String path) throws Exception {
    HttpResponse<String> answer =
        get(path + "?filter=" + encoded("category = c1 and category = c2"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("items")).isEmpty();
    assertThat(json(answer).path("reason").asText()).contains("contradicts itself");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1,2]|context|[1,2]|an object of strings",
        "\"phone\"|context|\"phone\"|an object of strings",
        "{\"a\":{\"b\":{}}}|context.a|{\"b\":{}}|a string",
        "{\"a\":null}|context.a|null|a string",
        "{\"\":\"x\"}|context|0 bytes|1 to 256 bytes of UTF-8"
      })
  void anAbsurdContextIsAProblem(String context, String field, String found, String expected)
      throws Exception {
    assertProblem(post(withContext(context)), 400, field, found, expected);
  }

  @Test
  void aContextOfTooManyEntriesOrTooLongAValueIsAProblem() throws Exception {
    String many =
        IntStream.range(0, 33)
            .mapToObj(i -> "\"k" + i + "\":\"\"")
            .collect(Collectors.joining(",", "{", "}"));
    String deep = "[".repeat(100_000);

    assertProblem(post(withContext(many)), 400, "context", "33 entries", "at most 32");
    assertProblem(
        post(withContext("{\"a\":\"" + "x".repeat(1_025) + "\"}")),
        400,
        "context.a",
        "1025 bytes",
        "at most 1024 bytes of UTF-8");
    assertThat(post(withContext(deep)).statusCode()).isEqualTo(400);
  }

  private static String withContext(String context) {
    return "{\"userId\":\"u\",\"context\":" + context + "}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "!!!", "AAAAAAAAAAAAAAAAAAAAAAAA"})
  void aCursorThatIsNoneIsAProblem(String cursor) throws Exception {
    assertProblem(
        get("/v1/users/u/recommendations?cursor=" + encoded(cursor)),
        400,
        "cursor",
        cursor,
        "the cursor of an earlier answer, unchanged");
  }

  @Test
  void whyOfAnAnswerThatNobodyGotIsAProblem() throws Exception {
    HttpResponse<String> answer = get("/v1/users/u/recommendations/nothing/why");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json(answer).path("detail").asText()).contains("'nothing'");
  }

  @Test
  void metricsTellStagesFallbacksSnapshotAndLag() throws Exception {
    get("/v1/users/u/recommendations");

    assertThat(get("/q/metrics").body())
        .contains("reeltime_serving_stage_seconds_bucket{stage=\"scan\"")
        .contains("reeltime_serving_answer_seconds_bucket{")
        .containsPattern("reeltime_serving_fallbacks_total\\{reason=\"no-snapshot\"\\} [1-9]")
        .contains("reeltime_serving_fallbacks_total{reason=\"deadline\"}")
        .contains("reeltime_snapshot_version ")
        .contains("reeltime_snapshot_age_seconds ")
        .contains("reeltime_serving_live_lag_records ")
        .contains("reeltime_serving_waiting ");
  }

  private static void assertProblem(
      HttpResponse<String> answer, int status, String field, String found, String expected)
      throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(json(answer).path("field").asText()).isEqualTo(field);
    assertThat(json(answer).path("found").asText()).contains(found);
    assertThat(json(answer).path("expected").asText()).isEqualTo(expected);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body());
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send("GET", path, "");
  }

  private static HttpResponse<String> post(String body) throws Exception {
    return send("POST", "/v1/recommendations", body);
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
