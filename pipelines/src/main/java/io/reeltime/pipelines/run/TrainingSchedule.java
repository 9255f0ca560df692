package io.reeltime.pipelines.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When to retrain.
 *
 * @param firstModelEvents events needed for a first model
 * @param interval between the starts of two runs, if anything is new
 * @param newEvents events since the last run that start one before the interval is over
 * @param shortestPause between the end of a run and the next start: keeps a burst of events, or a
 *     failing run, from training without end
 */
public record TrainingSchedule(
    long firstModelEvents, Duration interval, long newEvents, Duration shortestPause) {

  public TrainingSchedule {
    if (firstModelEvents < 1 || newEvents < 1) {
      throw new IllegalArgumentException(
          "training schedule: found firstModelEvents "
              + firstModelEvents
              + " and newEvents "
              + newEvents
              + ", expected 1 or more");
    }
    if (interval.isNegative() || interval.isZero() || shortestPause.isNegative()) {
      throw new IllegalArgumentException(
          "training schedule: found interval "
              + interval
              + " and shortestPause "
              + shortestPause
              + ", expected above 0");
    }
  }

  /** A model from 1,000 events on; then every hour, or after 100,000 new events. */
  public static TrainingSchedule defaults() {
    return new TrainingSchedule(1_000, Duration.ofHours(1), 100_000, Duration.ofSeconds(30));
  }

  /**
   * What, if anything, makes a run due.
   *
   * @param now the time
   * @param last the last run that has ended, if there was one
   * @param endOffset end of the event log
   */
  public Optional<Trigger> due(Instant now, Optional<RunRecord> last, long endOffset) {
    if (last.isEmpty()) {
      return endOffset >= firstModelEvents ? Optional.of(Trigger.FIRST_MODEL) : Optional.empty();
    }
    RunRecord run = last.get();
    long fresh = endOffset - run.endOffset();
    Instant finished = run.finishedAt() == null ? run.startedAt() : run.finishedAt();
    if (fresh <= 0 || now.isBefore(finished.plus(shortestPause))) {
      return Optional.empty();
    }
    if (fresh >= newEvents) {
      return Optional.of(Trigger.NEW_EVENTS);
    }
    return now.isBefore(run.startedAt().plus(interval))
        ? Optional.empty()
        : Optional.of(Trigger.INTERVAL);
  }
}
