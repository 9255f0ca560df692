package io.reeltime.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.dataset.DatasetLine.Interaction;
import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.InvalidRecordException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetEventsTest {
  private static final Instant IMPORTED = Instant.parse("2026-01-02T03:04:05Z");
  private static final Instant HAPPENED = Instant.parse("2020-01-01T00:00:00Z");
  private final DatasetEvents events = new DatasetEvents("ml-100k", 5, IMPORTED);

  @Test
  void whatTheDataSetSaysIsKept() {
    Event event =
        events.event(new Interaction(7, 3, "u", "v", EventType.LIKE, 100, 200, 4.0, HAPPENED));
    assertThat(event.eventId()).matches("ml-100k:7:3:[0-9a-f]{8}");
    assertThat(event)
        .isEqualTo(Event.of(event.eventId(), "u", "v", EventType.LIKE, 100, 200, HAPPENED));
  }

  @Test
  void whatItLeavesOpenIsAViewAtTheTimeOfImport() {
    Event event = events.event(new Interaction(7, 0, "u", "v", null, 0, 0, null, null));
    assertThat(event)
        .isEqualTo(Event.of(event.eventId(), "u", "v", EventType.VIEW, 0, 0, IMPORTED));
  }

  @ParameterizedTest
  @CsvSource({"5, 60000", "3, 36000", "0.5, 6000", "0, 0"})
  void aRatingAloneIsAShareOfAMinuteWatched(double rating, long watchMillis) {
    Event event = events.event(new Interaction(1, 0, "u", "v", null, 0, 0, rating, HAPPENED));
    assertThat(event.type()).isEqualTo(EventType.VIEW);
    assertThat(event.watchMillis()).isEqualTo(watchMillis);
    assertThat(event.durationMillis()).isEqualTo(60_000);
  }

  @Test
  void watchTimeCountsMoreThanARating() {
    Event event = events.event(new Interaction(1, 0, "u", "v", null, 10, 40, 5.0, HAPPENED));
    assertThat(event.watchMillis()).isEqualTo(10);
    assertThat(event.durationMillis()).isEqualTo(40);
  }

  @ParameterizedTest
  @CsvSource({"-1", "5.5"})
  void aRatingOutsideTheScaleIsRefused(double rating) {
    assertThatThrownBy(
            () -> events.event(new Interaction(1, 0, "u", "v", null, 0, 0, rating, null)))
        .isInstanceOf(InvalidRecordException.class)
        .hasMessage("rating: found " + rating + ", expected 0 to 5.0");
  }

  @Test
  void theSamePlaceHasTheSameIdAndOthersHaveOthers() {
    Interaction first = new Interaction(1, 0, "u", "v", null, 0, 0, null, null);
    Interaction second = new Interaction(1, 1, "u", "v", null, 0, 0, null, null);
    Instant later = IMPORTED.plusSeconds(60);
    assertThat(new DatasetEvents("ml-100k", 5, later).event(first).eventId())
        .isEqualTo(events.event(first).eventId())
        .isNotEqualTo(events.event(second).eventId());
    assertThat(new DatasetEvents("other", 5, IMPORTED).event(first).eventId())
        .isNotEqualTo(events.event(first).eventId());
  }

  @Test
  void anotherInteractionAtTheSamePlaceHasAnotherId() {
    Interaction first = new Interaction(1, 0, "u", "v", null, 0, 0, null, null);
    Interaction edited = new Interaction(1, 0, "u", "w", null, 0, 0, null, null);
    assertThat(events.event(first).eventId()).isNotEqualTo(events.event(edited).eventId());
  }

  @Test
  void aNameOrScaleThatCannotBeUsedIsRefused() {
    assertThatThrownBy(() -> new DatasetEvents("x".repeat(65), 5, IMPORTED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("dataset: found a name of 65 characters, expected at most 64");
    assertThatThrownBy(() -> new DatasetEvents("", 5, IMPORTED))
        .isInstanceOf(InvalidRecordException.class);
    assertThatThrownBy(() -> new DatasetEvents("x", 0, IMPORTED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("highestRating: found 0.0, expected above 0");
  }
}
