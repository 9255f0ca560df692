package io.reeltime.serving.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.reeltime.serving.rule.RuleSyntaxException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;

/** The problems (RFC 9457) that serving answers with. */
final class Problems {
  private static final int LONGEST_QUOTE = 80;

  private Problems() {}

  /** A parameter or field that breaks its rule: 400. */
  static HttpProblem invalid(String field, Object found, String expected) {
    String quoted = shortened(String.valueOf(found));
    return HttpProblem.builder()
        .withStatus(Status.BAD_REQUEST)
        .withTitle("Invalid request")
        .withDetail(field + ": found " + quoted + ", expected " + expected)
        .with("field", field)
        .with("found", quoted)
        .with("expected", expected)
        .build();
  }

  /** A filter that is no rule: 400 with its place and what could have stood there. */
  static HttpProblem badFilter(RuleSyntaxException e) {
    return HttpProblem.builder()
        .withStatus(Status.BAD_REQUEST)
        .withTitle("Invalid filter")
        .withDetail("filter: " + e.getMessage())
        .with("field", "filter")
        .with("position", e.offset())
        .with("line", e.line())
        .with("column", e.column())
        .with("found", e.found())
        .with("expected", e.expected())
        .build();
  }

  /** More than one batch may hold: 413. */
  static HttpProblem tooLargeBatch(String found, String most) {
    return HttpProblem.builder()
        .withStatus(Status.REQUEST_ENTITY_TOO_LARGE)
        .withTitle("Batch too large")
        .withDetail("body: found " + found + ", expected at most " + most + "; send it in parts")
        .with("field", "body")
        .with("found", found)
        .with("expected", "at most " + most)
        .build();
  }

  /** A fault of ours: 500, the rest is in the log. */
  static HttpProblem internal() {
    return HttpProblem.builder()
        .withStatus(Status.INTERNAL_SERVER_ERROR)
        .withTitle("Internal error")
        .withDetail("this line could not be answered; the log says why")
        .build();
  }

  /** A body that is no JSON: 400 with its place. */
  static HttpProblem malformed(String reason, int line, int column) {
    return HttpProblem.builder()
        .withStatus(Status.BAD_REQUEST)
        .withTitle("Malformed JSON")
        .withDetail("line " + line + ", column " + column + ": " + reason)
        .with("line", line)
        .with("column", column)
        .build();
  }

  /** A video that nobody knows: 404. */
  static HttpProblem unknownVideo(String videoId) {
    return HttpProblem.builder()
        .withStatus(Status.NOT_FOUND)
        .withTitle("Unknown video")
        .withDetail(
            "video '"
                + shortened(videoId)
                + "': found neither in the snapshot nor among live events; PUT /v1/videos makes it"
                + " known")
        .build();
  }

  /** An answer that is not remembered: 404. */
  static HttpProblem unknownAnswer(String reason) {
    return HttpProblem.builder()
        .withStatus(Status.NOT_FOUND)
        .withTitle("Unknown answer")
        .withDetail(reason)
        .build();
  }

  /** More requests than can be answered now: 503. */
  static HttpProblem busy() {
    return HttpProblem.builder()
        .withStatus(Status.SERVICE_UNAVAILABLE)
        .withTitle("Too many requests at once")
        .withDetail("every thread is busy and the queue is full; retry after 1 s")
        .withHeader(HttpHeaders.RETRY_AFTER, "1")
        .build();
  }

  static String shortened(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
  }
}
