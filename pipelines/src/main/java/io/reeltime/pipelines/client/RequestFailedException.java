package io.reeltime.pipelines.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A request that got no good answer: names method, path, status and what the server said. */
public final class RequestFailedException extends RuntimeException {
  private final int status;

  RequestFailedException(String request, int status, String body) {
    super(request + ": " + reason(status, body));
    this.status = status;
  }

  /** The problem's own words where the answer is one. */
  private static String reason(int status, String body) {
    String hint = status == 401 ? " (--api-key, or REELTIME_API_KEY)" : "";
    try {
      String detail = new ObjectMapper().readTree(body).path("detail").asText();
      return (detail.isEmpty() ? "HTTP " + status + " " + body : detail) + hint;
    } catch (JsonProcessingException e) {
      return "HTTP " + status + " " + body + hint;
    }
  }

  RequestFailedException(String request, Throwable cause) {
    super(request + ": no answer (" + cause + ")", cause);
    this.status = 0;
  }

  /** HTTP status, 0 when there was no answer. */
  public int status() {
    return status;
  }
}
