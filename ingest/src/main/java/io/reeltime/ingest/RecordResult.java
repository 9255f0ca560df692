package io.reeltime.ingest;

import org.jspecify.annotations.Nullable;

/** What became of one record of a batch. */
public sealed interface RecordResult {

  /** 0-based place in the batch. */
  int index();

  /** 1-based line it came from, 0 where there are no lines. */
  int line();

  /** Event id or video id; null where a rejected record has none. */
  @Nullable String id();

  /** Stored and durable at this log offset. */
  record Accepted(int index, int line, String id, long offset) implements RecordResult {}

  /** Stored before under the same event id, at this log offset. */
  record Duplicate(int index, int line, String id, long offset) implements RecordResult {}

  /** Not stored: the field that breaks its rule. */
  record Rejection(
      int index, int line, @Nullable String id, String field, String found, String expected)
      implements RecordResult {}
}
