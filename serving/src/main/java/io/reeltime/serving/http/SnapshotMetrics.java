package io.reeltime.serving.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.reeltime.serving.generation.ChampionWatcher;
import io.reeltime.serving.generation.LiveEvents;
import io.reeltime.serving.generation.LoadStatus;
import io.reeltime.serving.pool.RequestPool;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

/** What serves, how old it is, and how far behind the log: gauges for Prometheus. */
@Startup
@Singleton
final class SnapshotMetrics {
  private final InstantSource clock = Clock.systemUTC();

  SnapshotMetrics(
      MeterRegistry registry, ChampionWatcher watcher, LiveEvents events, RequestPool pool) {
    registry.gauge("reeltime.snapshot.version", watcher, it -> version(it.status()));
    registry.gauge("reeltime.snapshot.age.seconds", watcher, it -> ageSeconds(it.status()));
    registry.gauge("reeltime.serving.live.lag.records", events, LiveEvents::lag);
    registry.gauge("reeltime.serving.live.lost.records", events, LiveEvents::lost);
    registry.gauge("reeltime.serving.waiting", pool, RequestPool::waiting);
  }

  private static double version(LoadStatus status) {
    return status.version() == null ? Double.NaN : status.version().number();
  }

  private double ageSeconds(LoadStatus status) {
    return status.createdAt() == null
        ? Double.NaN
        : Duration.between(status.createdAt(), clock.instant()).toMillis() / 1e3;
  }
}
