package io.reeltime.data.event;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing a user did with a video, or one impression of it.
 *
 * @param eventId chosen by the client, or a UUIDv7 given at ingest; the key of deduplication
 * @param userId at most 256 bytes of UTF-8
 * @param videoId at most 256 bytes of UTF-8
 * @param type what happened
 * @param watchMillis time watched, 0 where the type carries none
 * @param durationMillis length of the video, 0 when unknown
 * @param timestamp when it happened, by the client's clock; 1970 to 9999
 * @param requestId the recommendation answer that showed the video, if one did
 * @param position 0-based place in that answer
 * @param propensity probability with which that answer chose the video, in (0, 1]
 * @param snapshotVersion model snapshot that made that answer, such as {@code v000042}
 * @param context small string map, at most 32 entries
 */
public record Event(
    String eventId,
    String userId,
    String videoId,
    EventType type,
    long watchMillis,
    long durationMillis,
    Instant timestamp,
    @Nullable String requestId,
    @Nullable Integer position,
    @Nullable Double propensity,
    @Nullable String snapshotVersion,
    Map<String, String> context)
    implements LogRecord {

  /**
   * Checks every rule that needs no clock.
   *
   * @throws InvalidRecordException at the first field that breaks its rule
   */
  public Event {
    Fields.id("eventId", eventId);
    Fields.id("userId", userId);
    Fields.id("videoId", videoId);
    Fields.present("type", type, "an event type");
    Fields.notNegative("watchMillis", watchMillis);
    Fields.notNegative("durationMillis", durationMillis);
    Fields.time("timestamp", timestamp);
    if (requestId != null) {
      Fields.id("requestId", requestId);
    }
    if (position != null) {
      Fields.notNegative("position", position);
    }
    if (propensity != null && !(propensity > 0 && propensity <= 1)) {
      throw new InvalidRecordException("propensity", propensity, "above 0 and at most 1");
    }
    if (snapshotVersion != null) {
      Fields.id("snapshotVersion", snapshotVersion);
    }
    context = Fields.context(context);
  }

  /** An event with only what every event has. */
  public static Event of(
      String eventId,
      String userId,
      String videoId,
      EventType type,
      long watchMillis,
      long durationMillis,
      Instant timestamp) {
    return new Event(
        eventId,
        userId,
        videoId,
        type,
        watchMillis,
        durationMillis,
        timestamp,
        null,
        null,
        null,
        null,
        Map.of());
  }
}
