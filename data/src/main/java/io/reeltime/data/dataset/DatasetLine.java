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
   * @param itemPosition 0-based place among the items of its line; 0 in formats with one per line
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
      int itemPosition,
      String userId,
      String videoId,
      @Nullable EventType type,
      long watchMillis,
      long durationMillis,
      @Nullable Double rating,
      @Nullable Instant timestamp)
      implements DatasetLine {}

  /**
   * A line that breaks the format.
   *
   * @param line where it stands
   * @param field label of the {@link ColumnRole} that could not be read, or {@code line} where none
   *     is to blame alone
   * @param found what stands there, shortened
   * @param expected what should
   */
  record Broken(long line, String field, String found, String expected) implements DatasetLine {}
}
