package io.reeltime.ingest.json;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.InvalidRecordException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An event as nearly every client writes it: known fields, each once, strings of printable ASCII
 * without escapes, plain numbers that are not negative. Whatever else comes is left to the JSON
 * parser, which takes three times as long; so nothing is refused here, and what is read is what the
 * parser would have read (a test compares them). Used once, by one thread.
 */
final class PlainEvent {
  private static final PlainNames NAMES = new PlainNames(EventDraft.FIELDS);

  private final PlainText text;
  private int seen;
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

  PlainEvent(byte[] body, int start, int end) {
    this.text = new PlainText(body, start, end);
  }

  /** Null if it is no event of this form; {@link PlainRecords#read}. */
  @Nullable Event read(InstantSource clock, Supplier<String> newEventId) {
    try {
      return readFields() ? build(clock, newEventId) : null;
    } catch (InvalidRecordException | DateTimeException e) {
      return null;
    }
  }

  private boolean readFields() {
    text.expect('{');
    int field = -1;
    do {
      field = NAMES.read(text, field + 1);
      text.expect(':');
      if (!text.isPlain() || (seen & 1 << field) != 0) {
        return false;
      }
      seen |= 1 << field;
      readValue(NAMES.get(field));
    } while (text.skip(','));
    text.expect('}');
    return text.endsHere();
  }

  private void readValue(String field) {
    switch (field) {
      case "eventId" -> eventId = text.string();
      case "userId" -> userId = text.string();
      case "videoId" -> videoId = text.string();
      case "type" -> type = EventType.ofWireName(text.string());
      case "watchMillis" -> watchMillis = text.wholeNumber();
      case "durationMillis" -> durationMillis = text.wholeNumber();
      case "timestamp" -> timestamp = timestamp();
      case "requestId" -> requestId = text.string();
      case "position" -> position = text.smallNumber();
      case "propensity" -> propensity = text.decimal();
      case "snapshotVersion" -> snapshotVersion = text.string();
      default -> text.giveUp();
    }
  }

  private Instant timestamp() {
    return text.isAt('"') ? Times.parse(text.string()) : Instant.ofEpochMilli(text.wholeNumber());
  }

  private @Nullable Event build(InstantSource clock, Supplier<String> newEventId) {
    if (userId == null || videoId == null || type == null) {
      return null;
    }
    return new Event(
        eventId == null ? newEventId.get() : eventId,
        userId,
        videoId,
        type,
        watchMillis,
        durationMillis,
        timestamp == null ? clock.instant() : timestamp,
        requestId,
        position,
        propensity,
        snapshotVersion,
        Map.of());
  }
}
