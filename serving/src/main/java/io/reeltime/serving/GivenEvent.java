package io.reeltime.serving;

import io.reeltime.data.event.EventType;
import java.time.Instant;

/**
 * An event that comes with a request instead of from the log.
 *
 * @param watchMillis 0 where the type carries none
 * @param durationMillis 0 when unknown
 */
public record GivenEvent(
    String videoId, EventType type, long watchMillis, long durationMillis, Instant timestamp) {}
