package io.reeltime.ingest.table;

import java.time.Duration;

/**
 * The rhythm of the tables' commits.
 *
 * @param commitInterval for how long records gather before a commit that isn't full
 * @param commitRows most records of one commit
 * @param commitBytes about how many bytes of memory the records of one commit may take
 * @param firstRetry wait after a failed commit; doubled after each further one
 * @param longestRetry longest such wait
 */
public record TableWriterOptions(
    Duration commitInterval,
    int commitRows,
    long commitBytes,
    Duration firstRetry,
    Duration longestRetry) {
  public static final TableWriterOptions DEFAULT =
      new TableWriterOptions(
          Duration.ofSeconds(30),
          200_000,
          128L << 20,
          Duration.ofSeconds(1),
          Duration.ofMinutes(1));

  public TableWriterOptions {
    if (commitInterval.isNegative() || commitRows < 1 || commitBytes < 1) {
      throw new IllegalArgumentException(
          "table writer: found interval "
              + commitInterval
              + ", rows "
              + commitRows
              + ", bytes "
              + commitBytes
              + ", expected an interval of 0 or more, the others 1 or more");
    }
    if (firstRetry.compareTo(Duration.ofMillis(1)) < 0 || longestRetry.compareTo(firstRetry) < 0) {
      throw new IllegalArgumentException(
          "table writer: found retries from "
              + firstRetry
              + " to "
              + longestRetry
              + ", expected 1 ms <= first <= longest");
    }
  }
}
