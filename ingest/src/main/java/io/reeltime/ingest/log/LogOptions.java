package io.reeltime.ingest.log;

import java.time.Duration;

/**
 * How an event log behaves.
 *
 * @param deduplicationWindow for how long an event id is remembered, to the second; at least one
 * @param pendingBytes most encoded bytes that may wait for their sync; beyond it the log is full
 * @param groupBytes most encoded bytes that one sync makes durable
 */
public record LogOptions(Duration deduplicationWindow, long pendingBytes, long groupBytes) {
  public static final LogOptions DEFAULT = new LogOptions(Duration.ofDays(3), 64L << 20, 4L << 20);

  public LogOptions {
    if (deduplicationWindow.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "deduplication window: found " + deduplicationWindow + ", expected PT1S or more");
    }
    if (groupBytes < 1 || pendingBytes < groupBytes) {
      throw new IllegalArgumentException(
          "event log: found group of "
              + groupBytes
              + " bytes and queue of "
              + pendingBytes
              + " bytes, expected 1 <= group <= queue");
    }
  }
}
