package io.reeltime.ingest.json;

import com.fasterxml.jackson.core.JsonParser;
import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An event while its fields arrive. */
final class EventDraft implements Draft<Event> {
  static final FieldNames FIELDS =
      new FieldNames(
          "eventId",
          "userId",
          "videoId",
          "type",
          "watchMillis",
          "durationMillis",
          "timestamp",
          "requestId",
          "position",
          "propensity",
          "snapshotVersion",
          "context");

  private final InstantSource clock;
  private final Supplier<String> newEventId;
  private @Nullable String eventId;
  private @Nullable String userId;
  private @Nullable String videoId;
  private @Nullable EventType type;
  private long watchMillis;
  private long durationMillis;
  private @Nullable Instant timestamp;
  private @Nullable String requestId;
  private @Nullable Integer position;
  private @Nullable Double propensity;
  private @Nullable String snapshotVersion;
  private Map<String, String> context = Map.of();

  EventDraft(InstantSource clock, Supplier<String> newEventId) {
    this.clock = clock;
    this.newEventId = newEventId;
  }

  @Override
  public FieldNames fields() {
    return FIELDS;
  }

  @Override
  public void set(String field, JsonParser parser) throws IOException {
    switch (field) {
      case "eventId" -> eventId = FieldValues.text(field, parser);
      case "userId" -> userId = FieldValues.text(field, parser);
      case "videoId" -> videoId = FieldValues.text(field, parser);
      case "type" -> type = EventType.ofWireName(FieldValues.text(field, parser));
      case "watchMillis" -> watchMillis = FieldValues.wholeNumber(field, parser);
      case "durationMillis" -> durationMillis = FieldValues.wholeNumber(field, parser);
      case "timestamp" -> timestamp = FieldValues.instant(field, parser);
      case "requestId" -> requestId = FieldValues.text(field, parser);
      case "position" -> position = FieldValues.smallNumber(field, parser);
      case "propensity" -> propensity = FieldValues.number(field, parser);
      case "snapshotVersion" -> snapshotVersion = FieldValues.text(field, parser);
      case "context" -> context = FieldValues.textMap(field, parser);
      default -> throw FieldValues.unknown(field, FIELDS.names());
    }
  }

  @Override
  public @Nullable String id() {
    return eventId;
  }

  @Override
  public Event build() {
    return new Event(
        eventId == null ? newEventId.get() : eventId,
        Draft.required("userId", userId),
        Draft.required("videoId", videoId),
        Draft.required("type", type),
        watchMillis,
        durationMillis,
        timestamp == null ? clock.instant() : timestamp,
        requestId,
        position,
        propensity,
        snapshotVersion,
        context);
  }
}
