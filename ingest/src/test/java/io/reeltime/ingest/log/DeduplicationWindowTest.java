package io.reeltime.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.log.AppendOutcome;
import io.reeltime.data.log.AppendOutcome.Appended;
import io.reeltime.data.log.AppendOutcome.Duplicate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For how long an event id is known, by a clock that the test sets. */
class DeduplicationWindowTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00.250Z");
  private static final Duration WINDOW = LogOptions.DEFAULT.deduplicationWindow();

  @TempDir private Path folder;
  private Instant now = START;

  private RocksEventLog open() {
    return RocksEventLog.open(folder.resolve("log"), LogOptions.DEFAULT, () -> now);
  }

  private static List<AppendOutcome> append(RocksEventLog log, String... ids) {
    return log.append(
            Stream.of(ids)
                .map(id -> Event.of(id, "u1", "v1", EventType.VIEW, 1, 1, START))
                .toList())
        .join();
  }

  @Test
  void theWindowIsThreeDaysByDefault() {
    assertThat(WINDOW).isEqualTo(Duration.ofDays(3));
  }

  @Test
  void anIdIsADuplicateInsideTheWindowAndAcceptedAgainBehindIt() {
    try (RocksEventLog log = open()) {
      assertThat(append(log, "a")).containsExactly(new Appended(0));
      now = START.plus(WINDOW).minusMillis(1);
      assertThat(append(log, "a")).containsExactly(new Duplicate(0));
      now = START.plus(WINDOW).plusSeconds(1);
      assertThat(append(log, "a", "b", "a"))
          .containsExactly(new Appended(1), new Appended(2), new Duplicate(1));
      assertThat(append(log, "a")).as("its window began anew").containsExactly(new Duplicate(1));
    }
  }

  @Test
  void aRestartNeitherForgetsAnIdNorMakesItLiveLonger() {
    try (RocksEventLog log = open()) {
      append(log, "a");
    }
    now = START.plus(WINDOW).minusMillis(1);
    try (RocksEventLog log = open()) {
      assertThat(append(log, "a")).containsExactly(new Duplicate(0));
    }
    now = START.plus(WINDOW).plusSeconds(1);
    try (RocksEventLog log = open()) {
      assertThat(append(log, "a")).containsExactly(new Appended(1));
    }
    now = START.plus(WINDOW.multipliedBy(2));
    try (RocksEventLog log = open()) {
      assertThat(append(log, "a")).as("by its second life").containsExactly(new Duplicate(1));
    }
  }

  @Test
  void aClockThatIsSetBackForgetsNothing() {
    try (RocksEventLog log = open()) {
      append(log, "a");
      now = START.minus(Duration.ofDays(365));
      assertThat(append(log, "a")).containsExactly(new Duplicate(0));
    }
  }
}
