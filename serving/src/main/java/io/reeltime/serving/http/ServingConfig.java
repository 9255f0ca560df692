package io.reeltime.serving.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** Configuration of serving, under {@code reeltime.serving}. */
@ConfigMapping(prefix = "reeltime.serving")
public interface ServingConfig {

  /** How often the champion alias is looked at. */
  @WithDefault("500ms")
  Duration pollInterval();

  /** Threads that answer; one per core when not set. */
  OptionalInt threads();

  /** Requests that may wait for a thread; beyond it the answer is 503 at once. */
  @WithDefault("256")
  int queueCapacity();

  /**
   * Live events of a user that are kept for {@code /v1/users/{userId}/history}. What was seen and
   * its strength are kept whole until the next snapshot, whatever this says.
   */
  @WithDefault("100")
  int recentEventsPerUser();
}
