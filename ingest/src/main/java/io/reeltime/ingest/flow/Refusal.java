package io.reeltime.ingest.flow;

import java.time.Duration;

/**
 * Why nothing is accepted now.
 *
 * @param cause what stands against it
 * @param message what was found, what was expected
 * @param retryAfter after how long a retry may be worth it
 */
public record Refusal(Cause cause, String message, Duration retryAfter) {

  /** What can stand against accepting. */
  public enum Cause {
    /** The tables are too far behind the log. */
    BACKLOG,
    /** The disk is nearly full. */
    DISK,
    /** The client has sent its share. */
    QUOTA
  }
}
