package io.reeltime.pipelines.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reeltime.pipelines.home.Home;
import io.reeltime.pipelines.home.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged application when the kernel fails the writes of its log: a limit on the size of
 * files stands in for a broken device.
 */
class FailedSyncIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir private Path home;

  @Test
  void aFailedSyncTurnsReadinessRedAndNothingIsAcceptedUntilTheRestart() throws Exception {
    Needed.present(hasPrlimit(), "prlimit (util-linux)");
    try (ReeltimeProcess server = ReeltimeProcess.start(home, "up")) {
      assertThat(outcome(post(server, "kept"))).isEqualTo("accepted");
      assertThat(get(server, "/q/health/ready").statusCode()).isEqualTo(200);

      limitFiles(Long.toString(Files.size(newestLogFile())));
      assertUnavailable(post(server, "unknown"));
      limitFiles("unlimited");

      assertUnavailable(post(server, "later"));
      HttpResponse<String> ready = get(server, "/q/health/ready");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(check(ready, "event-log").path("status").asText()).isEqualTo("DOWN");
      assertThat(check(ready, "event-log").path("data").path("failure").asText())
          .contains("accepts nothing more")
          .contains("restart the node");
      assertThat(JSON.readTree(get(server, "/v1/status").body()).path("accepting").asBoolean())
          .isFalse();
      server.kill();
    }
    try (ReeltimeProcess again = ReeltimeProcess.start(home, "up")) {
      assertThat(get(again, "/q/health/ready").statusCode()).isEqualTo(200);
      assertThat(outcome(post(again, "kept"))).isEqualTo("duplicate");
      assertThat(outcome(post(again, "unknown"))).isIn("accepted", "duplicate");
      assertThat(outcome(post(again, "unknown"))).isEqualTo("duplicate");
      assertThat(outcome(post(again, "later"))).isEqualTo("accepted");
    }
  }

  private static void assertUnavailable(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
    assertThat(JSON.readTree(answer.body()).path("detail").asText())
        .contains("could not make a batch durable")
        .contains("File too large");
  }

  private static JsonNode check(HttpResponse<String> health, String name) throws IOException {
    for (JsonNode check : JSON.readTree(health.body()).path("checks")) {
      if (check.path("name").asText().equals(name)) {
        return check;
      }
    }
    throw new AssertionError("no check " + name + " in " + health.body());
  }

  private static String outcome(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).path("results").path(0).path("outcome").asText();
  }

  private static HttpResponse<String> post(ReeltimeProcess server, String eventId)
      throws IOException, InterruptedException {
    String event =
        "{\"eventId\":\"%s\",\"userId\":\"u\",\"videoId\":\"v\",\"type\":\"view\"}"
            .formatted(eventId);
    return HTTP.send(
        HttpRequest.newBuilder(uri(server, "/v1/events"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(event))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(ReeltimeProcess server, String path)
      throws IOException, InterruptedException {
    return HTTP.send(HttpRequest.newBuilder(uri(server, path)).build(), BodyHandlers.ofString());
  }

  private static URI uri(ReeltimeProcess server, String path) {
    return URI.create(server.url() + path);
  }

  private Path newestLogFile() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("log"))) {
      return files
          .filter(file -> file.toString().endsWith(".log"))
          .max(Path::compareTo)
          .orElseThrow();
    }
  }

  /** The soft limit alone, so that it can be lifted again. */
  private void limitFiles(String bytes) throws Exception {
    long pid = RunningServer.of(Home.in(home)).orElseThrow().pid();
    Process process =
        new ProcessBuilder(
                "prlimit", "--pid", Long.toString(pid), "--fsize=" + bytes + ":unlimited")
            .inheritIO()
            .start();
    assertThat(process.waitFor()).as("exit of prlimit").isZero();
  }

  private static boolean hasPrlimit() throws InterruptedException {
    try {
      return new ProcessBuilder("prlimit", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
