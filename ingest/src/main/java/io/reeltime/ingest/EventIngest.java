package io.reeltime.ingest;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.InvalidRecordException;
import io.reeltime.data.log.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The one way in for events. Safe for use by several threads. */
public final class EventIngest {
  private static final Duration FARTHEST_AHEAD = Duration.ofDays(1);

  private final InstantSource clock;
  private final RecordIngest<Event> ingest;

  public EventIngest(EventLog log, InstantSource clock) {
    this.clock = clock;
    this.ingest = new RecordIngest<>(log, Event::eventId, this::notFarAhead);
  }

  /**
   * Stores the good events of a batch and tells of the bad ones. An event more than a day ahead of
   * this node's clock is bad.
   *
   * @return completes when every accepted event is durable; completes exceptionally with {@link
   *     io.reeltime.data.log.LogUnavailableException} when none was stored
   */
  public CompletableFuture<IngestResult> accept(List<? extends Candidate<Event>> batch) {
    return ingest.accept(batch);
  }

  private Consumer<Event> notFarAhead() {
    Instant latest = clock.instant().plus(FARTHEST_AHEAD);
    return event -> {
      if (event.timestamp().isAfter(latest)) {
        throw new InvalidRecordException(
            "timestamp", event.timestamp(), "at most one day ahead of now, so until " + latest);
      }
    };
  }
}
