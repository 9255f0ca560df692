package io.reeltime.ingest.http;

import io.reeltime.data.log.LogUnavailableException;
import io.reeltime.ingest.arrow.MalformedArrowException;
import io.reeltime.ingest.body.BodyEncoding;
import io.reeltime.ingest.body.BodyTooLargeException;
import io.reeltime.ingest.body.BrokenEncodingException;
import io.reeltime.ingest.flow.Refusal;
import io.reeltime.ingest.json.MalformedBodyException;
import io.reeltime.ingest.json.TooManyRecordsException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can be wrong with a whole request. */
final class IngestProblems {
  private static final Logger LOG = LoggerFactory.getLogger(IngestProblems.class);

  private IngestProblems() {}

  /** The problem that a failure is to the client. */
  static Problem of(Throwable failure) {
    return switch (failure) {
      case CompletionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
      case ProblemException e -> e.problem();
      case LogUnavailableException e -> unavailable(e);
      case MalformedBodyException e -> malformed(e);
      case TooManyRecordsException e ->
          Problem.of(413, "Too many records", e.getMessage() + "; nothing was stored");
      case BodyTooLargeException e -> Problem.of(413, "Body too large", message(e));
      case BrokenEncodingException e -> Problem.of(400, "Malformed body", message(e));
      case MalformedArrowException e -> Problem.of(400, "Malformed body", message(e));
      default -> unexpected(failure);
    };
  }

  static Problem allRejected(IngestAnswer answer) {
    return Problem.of(
            400,
            "Every record rejected",
            "Every record of the body breaks a rule; nothing was stored")
        .with(answer::writeMembers);
  }

  static Problem empty(String kind, BodyFormat format) {
    return Problem.of(
        400,
        "Malformed body",
        "found an empty body, expected "
            + (format == BodyFormat.ARROW
                ? "one " + kind + " per row"
                : "one " + kind + " per line")
            + "; nothing was stored");
  }

  static Problem tooLarge(String found, long maxBytes) {
    return Problem.of(
        413,
        "Body too large",
        "found "
            + found
            + ", expected at most "
            + maxBytes
            + " bytes; send smaller batches, or lines as application/x-ndjson. Nothing was stored");
  }

  static Problem unknownFormat(String found, String supported) {
    return Problem.of(
        415, "Unsupported media type", "found Content-Type " + found + ", expected " + supported);
  }

  static Problem unknownEncoding(String found) {
    return Problem.of(
        415,
        "Unsupported content encoding",
        "found Content-Encoding " + found + ", expected " + BodyEncoding.SUPPORTED);
  }

  static Problem refused(Refusal refusal) {
    return switch (refusal.cause()) {
      case BACKLOG, DISK ->
          later(503, "Not accepting now", refusal.message(), refusal.retryAfter());
      case QUOTA -> later(429, "Too many records", refusal.message(), refusal.retryAfter());
    };
  }

  private static Problem unavailable(LogUnavailableException cause) {
    return later(503, "Event log unavailable", message(cause), cause.retryAfter());
  }

  private static Problem malformed(MalformedBodyException cause) {
    return Problem.of(400, "Malformed body", cause.getMessage() + "; nothing was stored")
        .with(out -> {
          out.writeNumberField("line", cause.line());
          out.writeNumberField("column", cause.column());
        });
  }

  private static Problem later(int status, String title, String detail, Duration retryAfter) {
    return new Problem(status, title, detail, retryAfter, JsonWriting.NOTHING);
  }

  private static Problem unexpected(Throwable failure) {
    LOG.error("request failed", failure);
    return Problem.of(
        500, "Internal error", "the request failed for a reason of the node's own; see its log");
  }

  private static String message(@Nullable Throwable cause) {
    return cause == null ? "" : String.valueOf(cause.getMessage());
  }
}
