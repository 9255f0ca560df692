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

  /**
   * What, if anything, makes a run due.
   *
   * @param now the time
   * @param last the last run that has ended, however it did
   * @param learnedOffset log offset up to which a run has learned; 0 when none has
   * @param endOffset end of the event log
   */
  public Optional<Trigger> due(
      Instant now, Optional<RunRecord> last, long learnedOffset, long endOffset) {
    long fresh = endOffset - learnedOffset;
    if (fresh <= 0 || last.filter(run -> now.isBefore(pauseEnd(run))).isPresent()) {
      return Optional.empty();
    }
    if (learnedOffset == 0 || last.isEmpty()) {
      return fresh >= firstModelEvents ? Optional.of(Trigger.FIRST_MODEL) : Optional.empty();
    }
    if (fresh >= newEvents) {
      return Optional.of(Trigger.NEW_EVENTS);
    }
    return now.isBefore(last.get().startedAt().plus(interval))
        ? Optional.empty()
        : Optional.of(Trigger.INTERVAL);
  }

  private Instant pauseEnd(RunRecord run) {
    Instant finished = run.finishedAt() == null ? run.startedAt() : run.finishedAt();
    return finished.plus(shortestPause);
  }
}
