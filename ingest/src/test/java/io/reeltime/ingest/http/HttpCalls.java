package io.reeltime.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client of the node under test. */
record HttpCalls(URI root) {
  private static final ObjectMapper JSON = new ObjectMapper();

  record Answer(int status, HttpHeaders headers, String text) {

    JsonNode json() throws Exception {
      return JSON.readTree(text);
    }

    List<JsonNode> lines() throws Exception {
      List<JsonNode> lines = new ArrayList<>();
      for (String line : text.lines().toList()) {
        lines.add(JSON.readTree(line));
      }
      return lines;
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    Answer isProblem(int status, String detail) throws Exception {
      assertThat(this.status).as(text).isEqualTo(status);
      assertThat(header("Content-Type")).startsWith("application/problem+json");
      assertThat(json().path("status").asInt()).isEqualTo(status);
      assertThat(json().path("detail").asText()).contains(detail);
      return this;
    }
  }

  Answer get(String path) throws Exception {
    return send("GET", path, BodyPublishers.noBody());
  }

  Answer post(byte[] body, String... headers) throws Exception {
    return send("POST", "v1/events", BodyPublishers.ofByteArray(body), headers);
  }

  Answer send(String method, String path, BodyPublisher body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(root.resolve("/" + path))
            .timeout(Duration.ofSeconds(60))
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    }
  }
}
