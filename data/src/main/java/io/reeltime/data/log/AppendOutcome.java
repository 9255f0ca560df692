package io.reeltime.data.log;

/** What became of one record of an appended batch. */
public sealed interface AppendOutcome {

  /** Stored, durable, at this offset. */
  record Appended(long offset) implements AppendOutcome {}

  /** Already stored under the same event id at this offset; counted once. */
  record Duplicate(long offset) implements AppendOutcome {}
}
