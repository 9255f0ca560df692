package io.reeltime.ingest.http;

import io.reeltime.data.event.LogRecord;
import io.reeltime.data.log.LogUnavailableException;
import io.reeltime.ingest.Candidate;
import io.reeltime.ingest.IngestResult;
import io.reeltime.ingest.json.JsonRecords;
import io.reeltime.ingest.json.MalformedBodyException;
import io.reeltime.ingest.json.TooManyRecordsException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * From body to answer, the same for events and videos. The caller's thread reads and parses; it is
 * free again while the batch waits for its sync.
 */
record IngestEndpoint<T extends LogRecord>(
    RecordKind kind,
    JsonRecords<T> json,
    BodyReader bodies,
    Function<List<Candidate<T>>, CompletableFuture<IngestResult>> ingest) {

  static final String NDJSON = "application/x-ndjson";

  /** How a body is turned into records. */
  interface Parser<T extends LogRecord> {
    List<Candidate<T>> parse(JsonRecords<T> json, byte[] body) throws MalformedBodyException;
  }

  CompletionStage<IngestAnswer> accept(InputStream body, Parser<T> parser) throws IOException {
    byte[] bytes = bodies.read(body);
    return ingest
        .apply(parse(bytes, parser))
        .exceptionally(IngestEndpoint::problem)
        .thenApply(this::answer);
  }

  private List<Candidate<T>> parse(byte[] body, Parser<T> parser) {
    try {
      return parser.parse(json, body);
    } catch (MalformedBodyException e) {
      throw IngestProblems.malformed(e);
    } catch (TooManyRecordsException e) {
      throw IngestProblems.tooMany(e);
    }
  }

  private IngestAnswer answer(IngestResult result) {
    IngestAnswer answer = IngestAnswer.of(result, kind);
    if (answer.nothingGood()) {
      throw IngestProblems.allRejected(answer);
    }
    return answer;
  }

  private static IngestResult problem(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof LogUnavailableException unavailable) {
      throw IngestProblems.unavailable(unavailable);
    }
    throw new CompletionException(cause);
  }
}
