package io.reeltime.pipelines.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reeltime.data.event.Event;
import io.reeltime.data.event.LogRecord;
import io.reeltime.data.event.Video;
import io.reeltime.ingest.json.RecordJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A client of one server. Safe for many threads. */
public final class ReeltimeClient implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final Optional<String> apiKey;

  /**
   * @param base such as {@code http://127.0.0.1:8080}
   * @param apiKey sent with every request, if there is one
   */
  public ReeltimeClient(URI base, Optional<String> apiKey) {
    this.base = base;
    this.apiKey = apiKey;
  }

  /** Stores events; durable at return. */
  public IngestAnswer postEvents(List<Event> events) throws InterruptedException {
    return ingest("POST", "/v1/events", events);
  }

  /** Adds or replaces videos of the catalogue; durable at return. */
  public IngestAnswer putVideos(List<Video> videos) throws InterruptedException {
    return ingest("PUT", "/v1/videos", videos);
  }

  /** Asks for a user's feed. */
  public FeedAnswer recommendations(String userId, int limit) throws InterruptedException {
    return read(
        get("/v1/users/" + encode(userId) + "/recommendations?limit=" + limit), FeedAnswer.class);
  }

  /** Asks for what is popular now. */
  public FeedAnswer trending(int limit) throws InterruptedException {
    return read(get("/v1/trending?limit=" + limit), FeedAnswer.class);
  }

  /** Starts a training run. */
  public JsonNode startRun() throws InterruptedException {
    return read(send("POST", "/v1/runs", BodyPublishers.noBody()), JsonNode.class);
  }

  /** The newest run, and the progress of the one under way. */
  public JsonNode runs() throws InterruptedException {
    return read(get("/v1/runs?limit=1"), JsonNode.class);
  }

  @Override
  public void close() {
    http.close();
  }

  private IngestAnswer ingest(String method, String path, List<? extends LogRecord> records)
      throws InterruptedException {
    String body =
        records.stream().map(RecordJson::toJson).collect(Collectors.joining(",", "[", "]"));
    return read(send(method, path, BodyPublishers.ofString(body)), IngestAnswer.class);
  }

  private String get(String path) throws InterruptedException {
    return send("GET", path, BodyPublishers.noBody());
  }

  private String send(String method, String path, HttpRequest.BodyPublisher body)
      throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .method(method, body);
    apiKey.ifPresent(key -> request.header("Authorization", "Bearer " + key));
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new RequestFailedException(method + " " + path, answer.statusCode(), answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new RequestFailedException(method + " " + path, e);
    }
  }

  private static <T> T read(String body, Class<T> type) {
    try {
      return MAPPER.readValue(body, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the server's answer is no " + type.getSimpleName(), e);
    }
  }

  private static String encode(String pathSegment) {
    return URLEncoder.encode(pathSegment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
