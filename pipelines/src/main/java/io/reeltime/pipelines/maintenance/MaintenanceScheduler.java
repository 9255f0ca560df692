package io.reeltime.pipelines.maintenance;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Maintains the lake at an interval. Reads when it last did from the records, so that restarts
 * neither repeat nor forget it; waits while a training run has the machine.
 */
public final class MaintenanceScheduler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MaintenanceScheduler.class);
  private static final long TICK_SECONDS = 10;

  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("maintenance").daemon(true).factory());
  private final Duration interval;
  private final MaintenanceRuns runs;
  private final BooleanSupplier training;
  private final InstantSource clock;

  /**
   * @param interval between the starts of two runs
   * @param runs starts them
   * @param training whether a training run is under way
   * @param clock of the interval
   */
  public MaintenanceScheduler(
      Duration interval, MaintenanceRuns runs, BooleanSupplier training, InstantSource clock) {
    this.interval = interval;
    this.runs = runs;
    this.training = training;
    this.clock = clock;
  }

  /** Begins to look at the clock. */
  public void start() {
    ticker.scheduleWithFixedDelay(this::tick, 0, TICK_SECONDS, TimeUnit.SECONDS);
  }

  /** Stops at once; a run under way is killed, which leaves the tables as they were. */
  @Override
  public void close() {
    ticker.shutdownNow();
  }

  private void tick() {
    try {
      runs.begin();
      if (isDue() && !training.getAsBoolean()) {
        runs.run(progress -> {});
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // A scheduled task that throws is never called again: maintenance would silently stop.
      LOG.error("maintenance tick failed", e);
    }
  }

  private boolean isDue() {
    return runs.last()
        .filter(last -> !clock.instant().isBefore(last.startedAt().plus(interval)))
        .isPresent();
  }
}
