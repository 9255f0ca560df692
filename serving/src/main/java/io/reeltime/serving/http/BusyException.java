package io.reeltime.serving.http;

/**
 * More requests than can be answered now. Without a stack trace: it is thrown when there is least
 * time for one, and says nothing that its type does not.
 */
final class BusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BusyException() {
    super("every thread is busy and the queue is full", null, false, false);
  }
}
