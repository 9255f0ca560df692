package io.reeltime.pipelines.run;

import io.reeltime.data.log.EventLog;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts runs when the schedule says so. Reads nothing but the log's end and the run records, so a
 * restart goes on where it stopped.
 */
public final class TrainingScheduler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingScheduler.class);
  private static final long TICK_MILLIS = 1_000;

  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("training-scheduler").daemon(true).factory());
  private final TrainingSchedule schedule;
  private final TrainingRuns runs;
  private final EventLog log;
  private final RunListener listener;
  private final Clock clock;

  public TrainingScheduler(
      TrainingSchedule schedule,
      TrainingRuns runs,
      EventLog log,
      RunListener listener,
      Clock clock) {
    this.schedule = schedule;
    this.runs = runs;
    this.log = log;
    this.listener = listener;
    this.clock = clock;
  }

  /** Begins to look at the clock. */
  public void start() {
    ticker.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }

  private void tick() {
    try {
      if (runs.current().isEmpty()) {
        schedule
            .due(clock.instant(), runs.lastEnded(), runs.learnedOffset(), log.endOffset())
            .ifPresent(trigger -> runs.start(trigger, listener));
      }
    } catch (RuntimeException e) {
      // A scheduled task that throws is never called again: retraining would silently stop.
      LOG.error("scheduler tick failed", e);
    }
  }
}
