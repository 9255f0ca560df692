package io.reeltime.ingest.log;

/** A log folder that can't be opened: held by another process, damaged, or not writable. */
public final class EventLogOpenException extends RuntimeException {
  EventLogOpenException(String message, Throwable cause) {
    super(message, cause);
  }
}
