package io.reeltime.ingest.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.reeltime.data.log.LogUnavailableException;
import io.reeltime.ingest.json.MalformedBodyException;
import io.reeltime.ingest.json.TooManyRecordsException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;

/** What can be wrong with a whole request, as RFC 9457 problems. */
final class IngestProblems {
  private IngestProblems() {}

  static HttpProblem malformed(MalformedBodyException cause) {
    return HttpProblem.builder()
        .withStatus(Status.BAD_REQUEST)
        .withTitle("Malformed body")
        .withDetail(cause.getMessage() + "; nothing was stored")
        .with("line", cause.line())
        .with("column", cause.column())
        .build();
  }

  static HttpProblem allRejected(IngestAnswer answer) {
    return HttpProblem.builder()
        .withStatus(Status.BAD_REQUEST)
        .withTitle("Every record rejected")
        .withDetail("Every record of the body breaks a rule; nothing was stored")
        .with("accepted", answer.accepted())
        .with("duplicates", answer.duplicates())
        .with("rejected", answer.rejected())
        .with("results", answer.results())
        .build();
  }

  static HttpProblem tooLarge(String found, long maxBytes) {
    return HttpProblem.builder()
        .withStatus(Status.REQUEST_ENTITY_TOO_LARGE)
        .withTitle("Body too large")
        .withDetail(
            "found "
                + found
                + ", expected at most "
                + maxBytes
                + " bytes; send smaller batches. Nothing was stored")
        // What is left of the body is not read, so the connection can't carry another request.
        .withHeader("Connection", "close")
        .build();
  }

  static HttpProblem tooMany(TooManyRecordsException cause) {
    return HttpProblem.builder()
        .withStatus(Status.REQUEST_ENTITY_TOO_LARGE)
        .withTitle("Too many records")
        .withDetail(cause.getMessage() + "; nothing was stored")
        .build();
  }

  static HttpProblem unavailable(LogUnavailableException cause) {
    return HttpProblem.builder()
        .withStatus(Status.SERVICE_UNAVAILABLE)
        .withTitle("Event log unavailable")
        .withDetail(cause.getMessage())
        .withHeader(HttpHeaders.RETRY_AFTER, Math.max(1, cause.retryAfter().toSeconds()))
        .build();
  }
}
