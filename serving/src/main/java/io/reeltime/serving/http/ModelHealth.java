package io.reeltime.serving.http;

import io.reeltime.serving.generation.ChampionWatcher;
import io.reeltime.serving.generation.LiveEvents;
import io.reeltime.serving.generation.LoadStatus;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Which snapshot serves, how old it is, and why a newer one does not. */
@Readiness
public class ModelHealth implements HealthCheck {
  private final ChampionWatcher watcher;
  private final LiveEvents events;
  private final Clock clock = Clock.systemUTC();

  private final boolean snapshotRequired;

  ModelHealth(ChampionWatcher watcher, LiveEvents events, ServingConfig config) {
    this.watcher = watcher;
    this.events = events;
    this.snapshotRequired = config.requireSnapshot();
  }

  /**
   * Down while a champion is named and no verified snapshot serves, and while the log says that it
   * can't be followed. Without any champion, as the configuration says: popularity answers until
   * the first is trained.
   */
  @Override
  public HealthCheckResponse call() {
    LoadStatus status = watcher.status();
    String unfollowed = events.failure();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("model-snapshot")
            .status(unfollowed == null && isReady(status))
            .withData("event-lag", events.lag());
    if (status.version() == null) {
      response.withData("detail", "no snapshot yet: answering by popularity");
    } else {
      response.withData("version", status.version().toString());
    }
    if (status.createdAt() != null) {
      response.withData(
          "age-seconds", Duration.between(status.createdAt(), clock.instant()).toSeconds());
    }
    if (status.warning() != null) {
      response.withData("live-events-warning", status.warning());
    }
    if (unfollowed != null) {
      response.withData("live-events-error", unfollowed);
    }
    if (status.failure() != null) {
      response.withData("last-load-error", status.failure());
    }
    return response.build();
  }

  private boolean isReady(LoadStatus status) {
    return status.version() != null || (status.failure() == null && !snapshotRequired);
  }
}
