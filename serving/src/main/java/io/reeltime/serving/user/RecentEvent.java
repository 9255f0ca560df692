package io.reeltime.serving.user;

import io.reeltime.data.event.EventType;
import java.time.Instant;

/**
 * A live event as it is shown to people.
 *
 * @param videoIndex in the live state's numbering
 * @param type what the user did
 * @param strength signed, as it counts in the user's row
 * @param timestamp when
 */
public record RecentEvent(int videoIndex, EventType type, float strength, Instant timestamp) {}
