package io.reeltime.pipelines.follow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reeltime.data.event.LogRecord;
import io.reeltime.data.log.LogEntry;
import io.reeltime.ingest.Candidate;
import io.reeltime.ingest.json.JsonRecords;
import io.reeltime.ingest.json.MalformedBodyException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks {@code GET /v1/events/tail} and {@code GET /v1/status} of another process. Safe for many
 * threads.
 */
final class TailClient implements AutoCloseable {
  private static final String IDENTITY = "Reeltime-Log-Identity";
  private static final Duration BEYOND_WAIT = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final int GONE = 410;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper mapper = new ObjectMapper();
  private final URI node;
  private final JsonRecords<? extends LogRecord> events;
  private final JsonRecords<? extends LogRecord> videos;

  TailClient(URI node, InstantSource clock) {
    this.node = node;
    this.events =
        JsonRecords.events(
            1,
            clock,
            () -> {
              throw new IllegalStateException("the tail of " + node + " holds an event without id");
            });
    this.videos = JsonRecords.videos(1, clock);
  }

  /**
   * A log as of now.
   *
   * @param endOffset of the next record to come
   */
  record Status(String identity, long firstOffset, long endOffset) {}

  /**
   * A part of a log.
   *
   * @param identity of the log
   * @param firstOffset of the first entry; without any, that which was asked for, or a later one
   *     where the records before it are gone
   * @param entries consecutive
   */
  record Page(String identity, long firstOffset, List<LogEntry> entries) {}

  URI node() {
    return node;
  }

  /**
   * What the other process holds.
   *
   * @throws IOException if the node does not answer
   */
  Status status() throws IOException, InterruptedException {
    HttpResponse<String> answer = send("/v1/status", Duration.ZERO);
    JsonNode log = mapper.readTree(answer.body()).path("log");
    if (answer.statusCode() != OK || !log.path("lastOffset").isIntegralNumber()) {
      throw unexpected("/v1/status", answer);
    }
    return new Status(
        log.path("identity").asText(),
        log.path("firstOffset").asLong(),
        log.path("lastOffset").asLong() + 1);
  }

  /**
   * Fetches entries from an offset on.
   *
   * @param wait for the first of them
   * @throws IOException if the node does not answer, or not with a tail
   */
  Page fetch(long fromOffset, int limit, Duration wait) throws IOException, InterruptedException {
    String query =
        "/v1/events/tail?after=%d&limit=%d&wait=%d"
            .formatted(fromOffset - 1, limit, wait.toSeconds());
    HttpResponse<String> answer = send(query, wait);
    String identity = answer.headers().firstValue(IDENTITY).orElse("");
    if (answer.statusCode() == GONE) {
      return new Page(identity, firstLeft(fromOffset, query, answer), List.of());
    }
    if (answer.statusCode() != OK) {
      throw unexpected(query, answer);
    }
    List<LogEntry> entries = new ArrayList<>();
    for (String line : answer.body().lines().toList()) {
      entries.add(entry(line));
    }
    return new Page(
        identity, entries.isEmpty() ? fromOffset : entries.getFirst().offset(), entries);
  }

  private HttpResponse<String> send(String query, Duration wait)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(node.resolve(query)).timeout(wait.plus(BEYOND_WAIT)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private long firstLeft(long fromOffset, String query, HttpResponse<String> gone)
      throws IOException {
    long first = mapper.readTree(gone.body()).path("firstOffset").asLong();
    if (first <= fromOffset) {
      throw unexpected(query, gone);
    }
    return first;
  }

  private IOException unexpected(String query, HttpResponse<String> answer) {
    return new IOException(
        "GET %s%s: found status %d and \"%s\", expected 200"
            .formatted(node, query, answer.statusCode(), answer.body()));
  }

  private LogEntry entry(String line) throws IOException {
    JsonNode read = mapper.readTree(line);
    LogRecord record =
        read.has("event") ? record(events, read.path("event")) : record(videos, read.path("video"));
    return new LogEntry(read.path("offset").asLong(), record);
  }

  private LogRecord record(JsonRecords<? extends LogRecord> records, JsonNode json)
      throws IOException {
    try {
      Candidate<? extends LogRecord> read =
          records.readJson(mapper.writeValueAsBytes(json)).getFirst();
      if (read instanceof Candidate.Parsed<? extends LogRecord>(LogRecord record, int _)) {
        return record;
      }
      throw new IOException("the tail of " + node + ": found " + json + ", expected a record");
    } catch (MalformedBodyException e) {
      throw new IOException("the tail of " + node + ": " + e.getMessage(), e);
    }
  }

  /** Ends the question that waits, if one does. */
  @Override
  public void close() {
    http.shutdownNow();
  }
}
