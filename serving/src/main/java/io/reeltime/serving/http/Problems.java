package io.reeltime.serving.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
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

  private static String shortened(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
  }
}
