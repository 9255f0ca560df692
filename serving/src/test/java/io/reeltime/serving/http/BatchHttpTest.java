package io.reeltime.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.reeltime.serving.fixture.InMemoryEventLog;
import io.reeltime.serving.fixture.TestSnapshots;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches over real HTTP. */
@QuarkusTest
@NullUnmarked // fields are injected
@QuarkusTestResource(TestHome.class)
class BatchHttpTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TestHTTPResource("/v1/recommendations:batch")
  private URI address;

  @Inject InMemoryEventLog log;

  @BeforeEach
  void aCatalogueOfCatsAndDogs() {
    log.append(TestSnapshots.video("batch-cat", "", "batch-cats"));
    log.append(TestSnapshots.video("batch-dog", "", "batch-dogs"));
    await().atMost(Duration.ofSeconds(10)).until(() -> answered("batch-cats") == 1);
  }

  private int answered(String category) {
    return post(query(category)).getFirst().path("answer").path("items").size();
  }

  private static String query(String category) {
    return "{\"userId\":\"someone\",\"filter\":\"category = " + category + "\"}";
  }

  private List<JsonNode> post(String body) {
    HttpResponse<InputStream> response = send(body);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/x-ndjson");
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))
        .lines()
        .map(BatchHttpTest::json)
        .toList();
  }

  private HttpResponse<InputStream> send(String body) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("request failed", e);
    }
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aBadLineIsAProblemInItsPlaceAndSpoilsNoOther() {
    List<JsonNode> lines =
        post(
            String.join(
                "\n",
                query("batch-dogs"),
                "{\"userId\":\"someone\",\"filter\":\"colour = red\"}",
                "",
                "no json",
                query("batch-cats and category = batch-dogs"),
                query("batch-cats")));

    assertThat(lines).extracting(line -> line.path("line").asInt()).containsExactly(1, 2, 4, 5, 6);
    assertThat(lines.get(0).at("/answer/items/0/videoId").asText()).isEqualTo("batch-dog");
    assertThat(lines.get(0).has("problem")).isFalse();
    assertThat(lines.get(1).at("/problem/status").asInt()).isEqualTo(400);
    assertThat(lines.get(1).at("/problem/field").asText()).isEqualTo("filter");
    assertThat(lines.get(1).at("/problem/position").asInt(-1)).isZero();
    assertThat(lines.get(1).has("answer")).isFalse();
    assertThat(lines.get(2).at("/problem/title").asText()).isEqualTo("Malformed JSON");
    assertThat(lines.get(3).at("/answer/items")).isEmpty();
    assertThat(lines.get(3).at("/answer/reason").asText())
        .startsWith("the filter contradicts itself");
    assertThat(lines.get(4).at("/answer/items/0/videoId").asText()).isEqualTo("batch-cat");
  }

  @Test
  void aThousandLinesComeBackInOrder() {
    String body =
        IntStream.range(0, 1_000)
            .mapToObj(i -> query(i % 2 == 0 ? "batch-cats" : "batch-dogs"))
            .collect(Collectors.joining("\n"));

    List<JsonNode> lines = post(body);

    assertThat(lines).hasSize(1_000);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(lines.get(i).path("line").asInt()).isEqualTo(i + 1);
      assertThat(lines.get(i).at("/answer/items/0/videoId").asText())
          .isEqualTo(i % 2 == 0 ? "batch-cat" : "batch-dog");
    }
  }

  @Test
  void anEmptyBatchIsAnEmptyAnswer() {
    assertThat(post("")).isEmpty();
  }

  @Test
  void tooManyLinesAreRefusedBeforeAnyIsAnswered() throws IOException {
    HttpResponse<InputStream> response = send("{}\n".repeat(10_001));

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(JSON.readTree(response.body()).path("title").asText()).isEqualTo("Batch too large");
  }
}
