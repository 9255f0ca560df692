package io.reeltime.ingest;

import io.reeltime.data.event.InvalidRecordException;
import io.reeltime.data.event.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way in, or what was wrong with the one that should have been there.
 *
 * @param <T> event or video
 */
public sealed interface Candidate<T extends LogRecord> {

  /** 1-based line it came from, 0 where there are no lines. */
  int line();

  /** A record that keeps every rule but perhaps the clock's. */
  record Parsed<T extends LogRecord>(T record, int line) implements Candidate<T> {}

  /** No record: the field that breaks its rule, and the record's id as far as it is known. */
  record Broken<T extends LogRecord>(
      @Nullable String id, String field, String found, String expected, int line)
      implements Candidate<T> {}

  /** A record that did not come from a line. */
  static <T extends LogRecord> Candidate<T> of(T record) {
    return new Parsed<>(record, 0);
  }

  /** What was wrong, as the exception tells it. */
  static <T extends LogRecord> Candidate<T> broken(
      @Nullable String id, InvalidRecordException problem, int line) {
    return new Broken<>(id, problem.field(), problem.found(), problem.expected(), line);
  }
}
