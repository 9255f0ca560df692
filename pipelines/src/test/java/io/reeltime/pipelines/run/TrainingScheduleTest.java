package io.reeltime.pipelines.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingScheduleTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private final TrainingSchedule schedule =
      new TrainingSchedule(1_000, Duration.ofHours(1), 500, Duration.ofSeconds(30));

  @Test
  void theFirstModelIsDueOnceThereAreEnoughEvents() {
    assertThat(schedule.due(NOON, Optional.empty(), 0, 999)).isEmpty();
    assertThat(schedule.due(NOON, Optional.empty(), 0, 1_000)).contains(Trigger.FIRST_MODEL);
  }

  @Test
  void aRunIsDueWhenTheIntervalIsOverAndSomethingIsNew() {
    Optional<RunRecord> last = Optional.of(endedAt(NOON, 1_000));

    assertThat(schedule.due(NOON.plusSeconds(3_599), last, 1_000, 1_001)).isEmpty();
    assertThat(schedule.due(NOON.plusSeconds(3_600), last, 1_000, 1_001))
        .contains(Trigger.INTERVAL);
    assertThat(schedule.due(NOON.plusSeconds(9_999), last, 1_000, 1_000))
        .as("nothing new, however long ago")
        .isEmpty();
  }

  @Test
  void enoughNewEventsDoNotWaitForTheInterval() {
    Optional<RunRecord> last = Optional.of(endedAt(NOON, 1_000));

    assertThat(schedule.due(NOON.plusSeconds(60), last, 1_000, 1_499)).isEmpty();
    assertThat(schedule.due(NOON.plusSeconds(60), last, 1_000, 1_500)).contains(Trigger.NEW_EVENTS);
  }

  @Test
  void aBurstOfEventsWaitsForTheShortestPause() {
    Optional<RunRecord> last = Optional.of(endedAt(NOON, 1_000));

    assertThat(schedule.due(NOON.plusSeconds(29), last, 1_000, 1_000_000)).isEmpty();
    assertThat(schedule.due(NOON.plusSeconds(30), last, 1_000, 1_000_000))
        .contains(Trigger.NEW_EVENTS);
  }

  @Test
  void whatAnInterruptedOrFailedRunWasToLearnIsStillNew() {
    RunRecord failed =
        RunRecord.started("1", Trigger.MANUAL, NOON)
            .withWatermark(100_000)
            .finished(RunState.FAILED, "", NOON);

    assertThat(schedule.due(NOON.plusSeconds(60), Optional.of(failed), 0, 100_000))
        .contains(Trigger.FIRST_MODEL);
    assertThat(schedule.due(NOON.plusSeconds(60), Optional.of(failed), 99_000, 100_000))
        .contains(Trigger.NEW_EVENTS);
    assertThat(schedule.due(NOON.plusSeconds(10), Optional.of(failed), 0, 100_000)).isEmpty();
  }

  @Test
  void aClockSetBackStartsNothingEarly() {
    Optional<RunRecord> last = Optional.of(endedAt(NOON, 1_000));

    assertThat(schedule.due(NOON.minusSeconds(86_400), last, 1_000, 1_000_000)).isEmpty();
  }

  @Test
  void aScheduleThatCannotBeKeptIsRefused() {
    assertThatThrownBy(() -> new TrainingSchedule(1, Duration.ZERO, 1, Duration.ZERO))
        .hasMessageContaining("interval PT0S")
        .hasMessageContaining("expected above 0");
    assertThatThrownBy(() -> new TrainingSchedule(0, Duration.ofHours(1), 1, Duration.ZERO))
        .hasMessageContaining("firstModelEvents 0");
  }

  private static RunRecord endedAt(Instant time, long endOffset) {
    return RunRecord.started("1", Trigger.MANUAL, time)
        .withWatermark(endOffset)
        .finished(RunState.PROMOTED, "", time);
  }
}
