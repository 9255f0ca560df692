package io.reeltime.serving.http;

import static io.reeltime.serving.fixture.TestSnapshots.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.snapshot.Alias;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.serving.fixture.InMemoryEventLog;
import io.reeltime.serving.fixture.TestSnapshots;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The public interface over real HTTP; each test sets the champion it needs. */
@QuarkusTest
@NullUnmarked // fields are injected
@QuarkusTestResource(TestHome.class)
class ServingHttpTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TestHTTPResource private URI address;
  @Inject InMemoryEventLog log;

  @ConfigProperty(name = "reeltime.home")
  Path home;

  private SnapshotStore store;

  /** A response with its body read as JSON. */
  private record Reply(int status, HttpResponse<String> response, JsonNode json) {}

  @BeforeEach
  void loadAChampion() {
    store = new SnapshotStore(home.resolve("models"));
    if (store.versions().isEmpty()) {
      snapshot().publish(store);
    }
    promote(new SnapshotVersion(1));
    awaitVersion("v000001");
  }

  static TestSnapshots snapshot() {
    return new TestSnapshots(2)
        .add(video("cat1", "Cat one", "cats"), 5, 2, 0)
        .add(video("cat2", "Cat two", "cats"), 1, 1, 0)
        .add(video("dog1", "Dog one", "dogs"), 9, 0, 1)
        .user("cat-person", new int[] {0}, new float[] {3});
  }

  private void promote(SnapshotVersion version) {
    store.moveAlias(Alias.CHAMPION, version);
  }

  private void awaitVersion(String version) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertThat(get("/v1/trending").json().path("snapshotVersion").asText())
                .isEqualTo(version));
  }

  private Reply get(String path) {
    return send(HttpRequest.newBuilder(address.resolve(path)).GET());
  }

  private Reply post(String body) {
    return send(
        HttpRequest.newBuilder(address.resolve("/v1/recommendations"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), response, JSON.readTree(response.body()));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("request failed", e);
    }
  }

  @Test
  void aRecommendationHasEveryMemberOfTheContract() {
    Reply reply = get("/v1/users/cat-person/recommendations?limit=1");

    assertThat(reply.status()).isEqualTo(200);
    JsonNode answer = reply.json();
    assertThat(UUID.fromString(answer.path("requestId").asText()).version()).isEqualTo(7);
    assertThat(answer.path("userId").asText()).isEqualTo("cat-person");
    assertThat(answer.path("snapshotVersion").asText()).isEqualTo("v000001");
    assertThat(answer.has("fallback")).isTrue();
    assertThat(answer.path("fallback").isNull()).isTrue();
    assertThat(answer.path("tookMicros").asLong()).isPositive();
    assertThat(answer.path("items")).hasSize(1);
    JsonNode item = answer.path("items").path(0);
    assertThat(item.path("videoId").asText()).isEqualTo("cat2");
    assertThat(item.path("position").asInt(-1)).isZero();
    assertThat(item.path("propensity").asDouble()).isEqualTo(1.0);
    assertThat(item.path("source").asText()).isEqualTo("factors");
    assertThat(item.path("title").asText()).isEqualTo("Cat two");
    assertThat(item.path("category").asText()).isEqualTo("cats");
    assertThat(item.path("creatorId").asText()).isEqualTo("creator");
    assertThat(item.path("language").asText()).isEqualTo("en");
    assertThat(item.path("durationMillis").asLong()).isEqualTo(10_000);
    assertThat(Instant.parse(item.path("publishedAt").asText())).isEqualTo(Instant.EPOCH);
  }

  @Test
  void anUnknownUserIsToldOfTheFallback() {
    Reply reply = get("/v1/users/stranger/recommendations");

    assertThat(reply.json().path("fallback").asText()).isEqualTo("unknown-user");
    assertThat(reply.json().path("items").path(0).path("source").asText()).isEqualTo("popularity");
  }

  @ParameterizedTest
  @CsvSource({"0,0", "-1,-1", "501,501", "many,'''many'''", "1.5,'''1.5'''"})
  void aLimitOutsideItsRangeIsAProblemThatNamesIt(String limit, String found) {
    Reply reply = get("/v1/users/cat-person/recommendations?limit=" + limit);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.response().headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(reply.json().path("field").asText()).isEqualTo("limit");
    assertThat(reply.json().path("detail").asText())
        .isEqualTo("limit: found " + found + ", expected a whole number from 1 to 500");
  }

  @Test
  void aUserIdOverItsLengthIsAProblem() {
    Reply reply = get("/v1/users/" + "x".repeat(257) + "/recommendations");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("detail").asText())
        .isEqualTo("userId: found 257 bytes, expected 1 to 256 bytes of UTF-8");
  }

  @Test
  void givenEventsAreAnsweredFrom() {
    Reply reply = post("{\"events\":[{\"videoId\":\"cat1\",\"type\":\"like\"}],\"limit\":1}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().has("userId")).isFalse();
    assertThat(reply.json().path("items").path(0).path("videoId").asText()).isEqualTo("cat2");
  }

  @Test
  void aMalformedBodyIsAProblemWithItsPlace() {
    Reply reply = post("{\"events\":\n [{]}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("line").asInt()).isEqualTo(2);
    assertThat(reply.json().path("detail").asText()).startsWith("line 2, column ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|body: found nothing, expected an object with userId or events",
        "[]|body: found [], expected an object with userId or events",
        "{}|events: found nothing, expected an array of events",
        "{\"events\":[1]}|events[0]: found 1, expected an object with videoId and type",
        "{\"events\":[],\"limit\":0}|limit: found 0, expected a whole number from 1 to 500",
        "{\"events\":[{\"type\":\"like\"}]}|events[0].videoId: found nothing, expected a string",
        "{\"events\":[{\"videoId\":\"a\",\"type\":\"love\"}]}|events[0].type: found love, expected"
            + " one of impression, view, like, share, comment, save, follow, skip, hide",
        "{\"events\":[{\"videoId\":\"a\",\"type\":\"view\",\"watchMillis\":-1}]}|"
            + "events[0].watchMillis: found -1, expected a whole number, 0 or more",
        "{\"events\":[{\"videoId\":\"a\",\"type\":\"view\",\"timestamp\":\"now\"}]}|"
            + "events[0].timestamp: found \"now\", expected ISO-8601 such as 2026-01-31T12:00:00Z,"
            + " or milliseconds since 1970",
        "{\"events\":[],\"limits\":1}|limits: found a field of that name, expected one of [context,"
            + " cursor, events, exclude, explain, filter, limit, region, userId]"
      })
  void aBodyThatBreaksARuleIsAProblemThatNamesTheField(String body, String detail) {
    Reply reply = post(body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("detail").asText()).isEqualTo(detail);
  }

  @Test
  void similarVideosComeForAKnownVideoAndAProblemForAnUnknownOne() {
    assertThat(get("/v1/videos/cat1/similar?limit=1").json().path("items").path(0).path("videoId"))
        .hasToString("\"cat2\"");

    Reply unknown = get("/v1/videos/nowhere/similar");

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().path("title").asText()).isEqualTo("Unknown video");
    assertThat(unknown.json().path("detail").asText()).contains("'nowhere'");
  }

  @Test
  void anEventShowsInTheNextAnswerInTheUserListAndInTheHistory() {
    log.append(
        Event.of(
            "e1", "swiper", "cat1", EventType.LIKE, 0, 0, Instant.parse("2026-01-31T12:00:30Z")));

    await()
        .pollInterval(Duration.ofMillis(1))
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() ->
            assertThat(get("/v1/users/swiper/recommendations").json().path("fallback").isNull())
                .isTrue());
    assertThat(get("/v1/users?limit=1").json().path("users").path(0).asText()).isEqualTo("swiper");
    JsonNode entry = get("/v1/users/swiper/history").json().path("events").path(0);
    assertThat(entry.path("videoId").asText()).isEqualTo("cat1");
    assertThat(entry.path("title").asText()).isEqualTo("Cat one");
    assertThat(entry.path("type").asText()).isEqualTo("like");
    assertThat(entry.path("strength").asDouble()).isEqualTo(2.0);
    assertThat(entry.path("timestamp").asText()).isEqualTo("2026-01-31T12:00:30Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/users?limit=0", "/v1/users/a/history?limit=0", "/v1/trending?limit=0"})
  void everyLimitIsChecked(String path) {
    assertThat(get(path).status()).isEqualTo(400);
  }

  @Test
  void aCorruptChampionLeavesTheOldOneServingAndHealthSaysWhy() throws IOException {
    SnapshotVersion next = snapshot().publish(store);
    Files.write(store.path(next).resolve("history.arrow"), new byte[] {1, 2, 3});
    promote(next);

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(health().has("last-load-error")).isTrue());

    assertThat(health().path("last-load-error").asText())
        .startsWith(next + ": history.arrow: found size in bytes 3, expected ");
    assertThat(health().path("version").asText()).isEqualTo("v000001");
    assertThat(get("/v1/trending").json().path("snapshotVersion").asText()).isEqualTo("v000001");
  }

  @Test
  void healthNamesTheVersionAndItsAge() {
    assertThat(health().path("version").asText()).isEqualTo("v000001");
    assertThat(health().path("age-seconds").asLong()).isPositive();
  }

  private JsonNode health() {
    for (JsonNode check : get("/q/health").json().path("checks")) {
      if (check.path("name").asText().equals("model-snapshot")) {
        assertThat(check.path("status").asText()).isEqualTo("UP");
        return check.path("data");
      }
    }
    throw new AssertionError("no check named model-snapshot");
  }
}
