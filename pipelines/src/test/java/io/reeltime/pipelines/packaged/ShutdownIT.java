package io.reeltime.pipelines.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application at SIGTERM, in the middle of its work. */
class ShutdownIT {
  private static final int LINES = 2_000;

  @TempDir private Path home;

  @Test
  void whatIsUnderWayIsAnsweredToTheEndAndNothingElseIsCutOff() throws Exception {
    ReeltimeProcess server =
        ReeltimeProcess.start(home, List.of("-Dreeltime.serving.require-snapshot=true"), "up");
    URI url = server.url();
    assertThat(get(url, "/q/health/ready").statusCode())
        .as("a node that needs a snapshot is not ready without one")
        .isEqualTo(503);
    String queries = "{\"userId\":\"u\"}\n".repeat(LINES);
    AtomicBoolean stopped = new AtomicBoolean();
    try (RawHttp batch =
            RawHttp.send(
                url, "POST", "/v1/recommendations:batch", "application/x-ndjson", queries);
        RawHttp tail = RawHttp.send(url, "GET", "/v1/events/tail?wait=2", "-", "")) {
      batch.read(100);
      CompletableFuture<List<Integer>> others =
          CompletableFuture.supplyAsync(() -> askUntil(stopped, url));
      CompletableFuture<Void> end = CompletableFuture.runAsync(server::close);

      assertThat(batch.readAll()).contains("{\"line\":" + LINES + ",").doesNotContain("problem");
      assertThat(tail.readAll()).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
      end.get(30, TimeUnit.SECONDS);
      stopped.set(true);
      assertThat(others.join()).isNotEmpty().allMatch(status -> status == 200 || status == 503);
    }
    assertThat(server.output()).doesNotContain("ERROR");
  }

  /** Each on a connection of its own, until there is nobody to connect to. */
  private static List<Integer> askUntil(AtomicBoolean stopped, URI url) {
    List<Integer> statuses = new ArrayList<>();
    try {
      while (!stopped.get()) {
        statuses.add(get(url, "/v1/trending").statusCode());
      }
    } catch (ConnectException e) {
      assertThat(statuses).isNotEmpty();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("after " + statuses.size() + " answers: " + e, e);
    }
    return statuses;
  }

  private static HttpResponse<String> get(URI url, String path)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(url + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
