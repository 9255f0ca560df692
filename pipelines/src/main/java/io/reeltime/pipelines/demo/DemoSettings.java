package io.reeltime.pipelines.demo;

import java.time.Duration;

/**
 * How large a demo is.
 *
 * @param users of the simulated audience, 100 or more
 * @param seed of everything random in it
 * @param history how far back its events reach before the first model
 * @param liveSessionsPerSecond sessions opened once there is a model
 * @param turn whether to stop after one full turn
 */
public record DemoSettings(
    int users, long seed, Duration history, int liveSessionsPerSecond, Turn turn) {

  /** When the demo ends. */
  public enum Turn {
    /** After one full turn of the cycle. */
    ONCE,
    /** When it is stopped. */
    ENDLESS
  }

  public DemoSettings {
    if (users < 100) {
      throw new IllegalArgumentException("users: found " + users + ", expected 100 or more");
    }
    if (liveSessionsPerSecond < 1) {
      throw new IllegalArgumentException(
          "liveSessionsPerSecond: found " + liveSessionsPerSecond + ", expected 1 or more");
    }
  }
}
