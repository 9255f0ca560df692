package io.reeltime.ingest.json;

/** A body of more records than one batch may have; nothing of it was stored. */
public final class TooManyRecordsException extends RuntimeException {
  TooManyRecordsException(int mostRecords) {
    super(
        "found more than "
            + mostRecords
            + " records, expected at most "
            + mostRecords
            + " in one request");
  }
}
