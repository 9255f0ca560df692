package io.reeltime.ingest.table;

/** The tables could not be written; the log still holds what was to go into them. */
public final class TableWriteException extends RuntimeException {
  TableWriteException(String message) {
    super(message);
  }

  TableWriteException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What a failure says, and what the first one of its causes does: Iceberg often knows less. */
  static String reason(Throwable failure) {
    Throwable first = failure;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    String reason = String.valueOf(failure.getMessage());
    String known = String.valueOf(first.getMessage());
    return reason.contains(known) ? reason : reason + " (" + known + ")";
  }
}
