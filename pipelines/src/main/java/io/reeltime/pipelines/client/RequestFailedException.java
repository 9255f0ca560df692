package io.reeltime.pipelines.client;

/** A request that got no good answer: names method, path, status and what the server said. */
public final class RequestFailedException extends RuntimeException {
  private final int status;

  RequestFailedException(String request, int status, String body) {
    super(request + ": HTTP " + status + " " + body);
    this.status = status;
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
