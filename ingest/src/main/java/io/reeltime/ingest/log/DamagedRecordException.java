package io.reeltime.ingest.log;

/** A stored record that can't be decoded: damaged, or written by a newer version. */
public final class DamagedRecordException extends IllegalStateException {
  DamagedRecordException(String message) {
    super("event log record: " + message);
  }

  DamagedRecordException(String message, Throwable cause) {
    super("event log record: " + message, cause);
  }
}
