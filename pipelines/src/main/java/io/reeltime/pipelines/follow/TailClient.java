package io.reeltime.pipelines.follow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reeltime.data.event.LogRecord;
import io.reeltime.data.log.LogEntry;
import io.reeltime.data.log.TruncatedOffsetException;
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

/** Asks {@code GET /v1/events/tail} of another process. Safe for many threads. */
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
   * A part of a log.
   *
   * @param identity of the log
   * @param firstOffset of the first entry, or of the next one to come where there is none
   * @param entries consecutive
   */
  record Page(String identity, long firstOffset, List<LogEntry> entries) {}

  URI node() {
    return node;
  }

  /**
   * Fetches entries from an offset on, or from the first that is left where older ones are gone and
   * offset 0 was asked for.
   *
   * @param wait for the first of them
   * @throws TruncatedOffsetException if they are gone
   * @throws IOException if the node does not answer, or not with a tail
   */
  Page fetch(long fromOffset, int limit, Duration wait) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(fromOffset, limit, wait);
    if (answer.statusCode() == GONE) {
      long first = mapper.readTree(answer.body()).path("firstOffset").asLong();
      if (fromOffset == 0) {
        return fetch(first, limit, wait);
      }
      throw new TruncatedOffsetException(fromOffset, first);
    }
    List<LogEntry> entries = new ArrayList<>();
    for (String line : answer.body().lines().toList()) {
      entries.add(entry(line));
    }
    String identity = answer.headers().firstValue(IDENTITY).orElse("");
    return new Page(
        identity, entries.isEmpty() ? fromOffset : entries.getFirst().offset(), entries);
  }

  private HttpResponse<String> send(long fromOffset, int limit, Duration wait)
      throws IOException, InterruptedException {
    String query =
        "/v1/events/tail?after=%d&limit=%d&wait=%d"
            .formatted(fromOffset - 1, limit, wait.toSeconds());
    HttpRequest request =
        HttpRequest.newBuilder(node.resolve(query)).timeout(wait.plus(BEYOND_WAIT)).build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != OK && answer.statusCode() != GONE) {
      throw new IOException(
          "GET %s%s: found status %d and \"%s\", expected 200"
              .formatted(node, query, answer.statusCode(), answer.body()));
    }
    return answer;
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
