package io.reeltime.ingest.flow;

import java.time.Duration;

/**
 * When the node accepts nothing.
 *
 * @param mostBacklog records that the tables may be behind the log
 * @param leastFreeBytes bytes that must be free on the log's disk
 * @param checkInterval for how long one look at the disk is good
 */
public record AdmissionLimits(long mostBacklog, long leastFreeBytes, Duration checkInterval) {
  public AdmissionLimits {
    if (mostBacklog < 1 || leastFreeBytes < 0 || checkInterval.isNegative()) {
      throw new IllegalArgumentException(
          "admission: found backlog "
              + mostBacklog
              + ", free disk "
              + leastFreeBytes
              + " bytes, check interval "
              + checkInterval
              + ", expected 1 or more, 0 or more, 0 or more");
    }
  }
}
