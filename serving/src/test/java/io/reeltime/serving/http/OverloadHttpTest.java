package io.reeltime.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.reeltime.data.snapshot.Alias;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.serving.pool.RequestPool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is answered while every thread of the pool is held up, and how late it may be. */
@QuarkusTest
@NullUnmarked // fields are injected
@QuarkusTestResource(TestHome.class)
class OverloadHttpTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  @TestHTTPResource private URI address;
  @Inject RequestPool pool;
  @Inject ServingConfig config;

  @ConfigProperty(name = "reeltime.home")
  Path home;

  private final CountDownLatch release = new CountDownLatch(1);

  @BeforeEach
  void aChampionAndThreadsThatAreHeldUp() throws Exception {
    SnapshotStore store = new SnapshotStore(home.resolve("models"));
    if (store.versions().isEmpty()) {
      ServingHttpTest.snapshot().publish(store);
    }
    store.moveAlias(Alias.CHAMPION, new SnapshotVersion(1));
    await()
        .until(() ->
            json(get("/v1/trending").join()).path("snapshotVersion").asText().equals("v000001"));
    for (int i = threads(); i > 0; i--) {
      CountDownLatch held = new CountDownLatch(1);
      pool.submit(() -> hold(held));
      held.await();
    }
  }

  @AfterEach
  void letGo() {
    release.countDown();
    await().until(() -> pool.waiting() == 0);
  }

  private int threads() {
    return config.threads().orElse(Runtime.getRuntime().availableProcessors());
  }

  private boolean hold(CountDownLatch held) {
    held.countDown();
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }

  @Test
  void aFullQueueIsRefusedAtOnceAndSaysWhenToComeAgain() throws Exception {
    fillTheQueue();
    long sent = System.nanoTime();

    HttpResponse<String> refused = get("/v1/users/cat-person/recommendations").join();

    assertThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(AT_ONCE);
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(json(refused).path("detail").asText()).contains("the queue is full");
    assertThat(get("/q/health/ready").join().statusCode())
        .as("health needs no thread of the pool")
        .isEqualTo(200);
  }

  @Test
  void aFeedThatWaitedBeyondItsDeadlineIsWhatIsPopularAndSaysSo() throws Exception {
    JsonNode answer = late("/v1/users/cat-person/recommendations");

    assertThat(answer.path("fallback").asText()).isEqualTo("deadline");
    assertThat(answer.path("items").findValuesAsText("videoId"))
        .as("all but the one that was seen")
        .contains("cat2", "dog1")
        .doesNotContain("cat1");
    assertThat(answer.at("/items/0/source").asText()).isEqualTo("popularity");
    assertThat(get("/q/metrics").join().body())
        .containsPattern("reeltime_serving_fallbacks_total\\{reason=\"deadline\"\\} [1-9]");
  }

  @Test
  void similarVideosThatWaitedBeyondTheirDeadlineAreOfTheCategoryAndSaySo() throws Exception {
    JsonNode answer = late("/v1/videos/cat1/similar");

    assertThat(answer.path("fallback").asText()).isEqualTo("deadline");
    assertThat(answer.at("/items/0/videoId").asText()).isEqualTo("cat2");
    assertThat(answer.path("items").findValuesAsText("videoId"))
        .contains("dog1")
        .doesNotContain("cat1");
  }

  /** Asks, lets the deadline pass, and lets the pool go on. */
  private JsonNode late(String path) throws Exception {
    CompletableFuture<HttpResponse<String>> response = get(path);
    await().until(() -> pool.waiting() == 1);
    long waits = System.nanoTime();
    await().until(() -> System.nanoTime() - waits > config.deadline().toNanos());
    assertThat(response).isNotDone();
    release.countDown();
    return json(response.join());
  }

  private void fillTheQueue() {
    try {
      while (true) {
        pool.submit(() -> true);
      }
    } catch (RejectedExecutionException full) {
      assertThat(pool.waiting()).isEqualTo(config.queueCapacity());
    }
  }

  private CompletableFuture<HttpResponse<String>> get(String path) {
    return CLIENT.sendAsync(
        HttpRequest.newBuilder(address.resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body());
  }
}
