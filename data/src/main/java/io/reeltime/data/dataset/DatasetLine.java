package io.reeltime.data.dataset;

import io.reeltime.data.event.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One interaction of a data set, or the line that could not be read as one. */
public sealed interface DatasetLine {

  /** 1-based line (for Parquet: row) in the file. */
  long line();

  /**
   * An interaction.
   *
   * @param line where it stood
   * @param userId not empty
   * @param videoId not empty
   * @param type null where the data set does not say
   * @param watchMillis 0 where the data set does not say
   * @param durationMillis 0 where the data set does not say
   * @param rating null where the data set has none
   * @param timestamp null where the data set has none
   */
  record Interaction(
      long line,
      String userId,
      String videoId,
      @Nullable EventType type,
      long watchMillis,
      long durationMillis,
      @Nullable Double rating,
      @Nullable Instant timestamp)
      implements DatasetLine {}

  /** A line that breaks the format. */
  record Broken(long line, String field, String found, String expected) implements DatasetLine {}
}
