package io.reeltime.pipelines.bench.crash;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import java.time.Instant;
import java.util.Optional;

/**
 * Which event of which client: everything in the event follows from it, so that an altered one
 * shows.
 *
 * @param client 0-based
 * @param number 0-based, of the client's events
 */
record EventNumber(int client, int number) {
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  Event toEvent() {
    return Event.of(
        client + "-" + number,
        "u" + client,
        "v" + number % 1_000,
        EventType.VIEW,
        number,
        1_000_000,
        FIRST.plusSeconds(number));
  }

  /** The event's number, if it is one of the trial's and as it was sent. */
  static Optional<EventNumber> of(Event event) {
    return of(event.eventId()).filter(number -> number.toEvent().equals(event));
  }

  /** The number in an event id, if it is one of the trial's. */
  static Optional<EventNumber> of(String eventId) {
    int dash = eventId.indexOf('-');
    try {
      return Optional.of(
          new EventNumber(
              Integer.parseInt(eventId, 0, Math.max(dash, 0), 10),
              Integer.parseInt(eventId, dash + 1, eventId.length(), 10)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
