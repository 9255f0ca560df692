package io.reeltime.ingest.arrow;

import io.reeltime.data.event.Event;
import io.reeltime.ingest.CandidateBatches;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Reads Arrow IPC streams of events. Safe for use by several threads.
 *
 * @param limits how large their parts may be
 * @param clock time of events that say none
 * @param newEventId id of events that have none
 */
public record ArrowStreams(ArrowLimits limits, InstantSource clock, Supplier<String> newEventId) {

  /** The events of a body, as they arrive; nothing is read before the first are asked for. */
  public CandidateBatches<Event> read(InputStream body) {
    return new ArrowEvents(body, limits, new EventDefaults(clock, newEventId));
  }
}
