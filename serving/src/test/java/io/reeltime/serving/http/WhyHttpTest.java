package io.reeltime.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.reeltime.data.snapshot.Alias;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.data.snapshot.SnapshotVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reasons over real HTTP, asked for after the answer. */
@QuarkusTest
@NullUnmarked // fields are injected
@QuarkusTestResource(TestHome.class)
class WhyHttpTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TestHTTPResource private URI address;

  @ConfigProperty(name = "reeltime.home")
  Path home;

  private SnapshotStore store;

  @BeforeEach
  void loadAChampion() {
    store = new SnapshotStore(home.resolve("models"));
    if (store.versions().isEmpty()) {
      ServingHttpTest.snapshot().publish(store);
    }
    serve(new SnapshotVersion(1));
  }

  private void serve(SnapshotVersion version) {
    store.moveAlias(Alias.CHAMPION, version);
    await()
        .until(
            () -> json("/v1/trending").path("snapshotVersion").asText().equals(version.toString()));
  }

  @Test
  void anAnswersReasonsAddUpToItsScores() throws Exception {
    JsonNode answer = json("/v1/users/cat-person/recommendations");

    JsonNode why = json(why("cat-person", answer));

    assertThat(why.path("requestId")).isEqualTo(answer.path("requestId"));
    assertThat(why.path("items")).hasSameSizeAs(answer.path("items"));
    JsonNode first = why.at("/items/0");
    assertThat(first.path("videoId").asText()).isEqualTo("cat2");
    assertThat(first.at("/because/0/videoId").asText()).isEqualTo("cat1");
    assertThat(first.at("/because/0/contribution").asDouble() + first.path("rest").asDouble())
        .isCloseTo(answer.at("/items/0/score").asDouble(), within(1e-5));
  }

  @Test
  void anotherUsersAnswerAndAnUnknownOneAreTheSameProblem() throws Exception {
    JsonNode answer = json("/v1/users/cat-person/recommendations");

    HttpResponse<String> foreign = get(why("somebody", answer));
    HttpResponse<String> unknown = get("/v1/users/somebody/recommendations/nothing/why");

    assertThat(foreign.statusCode()).isEqualTo(404);
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(detail(foreign).replace(answer.path("requestId").asText(), "nothing"))
        .as("nobody learns whether an answer of somebody else exists")
        .isEqualTo(detail(unknown));
  }

  @Test
  void anAnswerOfAnotherSnapshotIsAProblemThatNamesBoth() throws Exception {
    JsonNode answer = json("/v1/users/cat-person/recommendations");
    SnapshotVersion next = ServingHttpTest.snapshot().publish(store);
    serve(next);

    HttpResponse<String> late = get(why("cat-person", answer));

    assertThat(late.statusCode()).isEqualTo(404);
    assertThat(detail(late)).contains("v000001", next.toString(), "explain=true");
  }

  private static String why(String userId, JsonNode answer) {
    return "/v1/users/%s/recommendations/%s/why"
        .formatted(userId, answer.path("requestId").asText());
  }

  private static String detail(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body()).path("detail").asText();
  }

  private JsonNode json(String path) throws Exception {
    return JSON.readTree(get(path).body());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(address.resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
