package io.reeltime.ingest.http;

/** Nobody reads the answer any more. */
final class ClientGoneException extends RuntimeException {
  ClientGoneException(Throwable cause) {
    super("the client has closed the connection", cause);
  }
}
