package io.reeltime.data.log;

import java.time.Duration;

/**
 * The log takes nothing now: full, behind, closed or failed. Nothing of the batch was stored,
 * unless it was the one that failed: see {@link EventLog#append}.
 */
public final class LogUnavailableException extends RuntimeException {
  private final Duration retryAfter;

  public LogUnavailableException(String message, Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  public LogUnavailableException(String message, Duration retryAfter, Throwable cause) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  /** After how long a retry may be worth it. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
