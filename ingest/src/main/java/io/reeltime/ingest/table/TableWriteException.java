package io.reeltime.ingest.table;

/** The tables could not be written; the log still holds what was to go into them. */
public final class TableWriteException extends RuntimeException {
  TableWriteException(String message) {
    super(message);
  }

  TableWriteException(String message, Throwable cause) {
    super(message, cause);
  }
}
