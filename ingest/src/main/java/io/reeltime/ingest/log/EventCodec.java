package io.reeltime.ingest.log;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import java.util.HashMap;
import java.util.Map;

/** The fields of an event in version 1 of {@link RecordCodec}. */
final class EventCodec {
  private static final int HAS_REQUEST_ID = 1;
  private static final int HAS_POSITION = 2;
  private static final int HAS_PROPENSITY = 4;
  private static final int HAS_SNAPSHOT_VERSION = 8;

  private EventCodec() {}

  static void write(Event event, EncodedBytes out) {
    out.putString(event.eventId());
    out.putString(event.userId());
    out.putString(event.videoId());
    out.putByte(code(event.type()));
    out.putVarint(event.watchMillis());
    out.putVarint(event.durationMillis());
    out.putInstant(event.timestamp());
    writeOrigin(event, out);
    out.putVarint(event.context().size());
    event
        .context()
        .forEach((key, value) -> {
          out.putString(key);
          out.putString(value);
        });
  }

  static Event read(DecodedBytes in) {
    String eventId = in.getString();
    String userId = in.getString();
    String videoId = in.getString();
    EventType type = type(in);
    long watchMillis = in.getVarint();
    long durationMillis = in.getVarint();
    var timestamp = in.getInstant();
    int origin = in.getByte();
    return new Event(
        eventId,
        userId,
        videoId,
        type,
        watchMillis,
        durationMillis,
        timestamp,
        (origin & HAS_REQUEST_ID) == 0 ? null : in.getString(),
        (origin & HAS_POSITION) == 0 ? null : Math.toIntExact(in.getVarint()),
        (origin & HAS_PROPENSITY) == 0 ? null : in.getDouble(),
        (origin & HAS_SNAPSHOT_VERSION) == 0 ? null : in.getString(),
        context(in));
  }

  private static void writeOrigin(Event event, EncodedBytes out) {
    var requestId = event.requestId();
    var position = event.position();
    var propensity = event.propensity();
    var snapshotVersion = event.snapshotVersion();
    out.putByte(
        (requestId == null ? 0 : HAS_REQUEST_ID)
            | (position == null ? 0 : HAS_POSITION)
            | (propensity == null ? 0 : HAS_PROPENSITY)
            | (snapshotVersion == null ? 0 : HAS_SNAPSHOT_VERSION));
    if (requestId != null) {
      out.putString(requestId);
    }
    if (position != null) {
      out.putVarint(position);
    }
    if (propensity != null) {
      out.putDouble(propensity);
    }
    if (snapshotVersion != null) {
      out.putString(snapshotVersion);
    }
  }

  private static Map<String, String> context(DecodedBytes in) {
    int entries = in.getSize();
    Map<String, String> context = HashMap.newHashMap(entries);
    for (int entry = 0; entry < entries; entry++) {
      context.put(in.getString(), in.getString());
    }
    return context;
  }

  /** Numbers on disk: never the ordinal, which moves when a constant is added. */
  private static int code(EventType type) {
    return switch (type) {
      case IMPRESSION -> 0;
      case VIEW -> 1;
      case LIKE -> 2;
      case SHARE -> 3;
      case COMMENT -> 4;
      case SAVE -> 5;
      case FOLLOW -> 6;
      case SKIP -> 7;
      case HIDE -> 8;
    };
  }

  private static EventType type(DecodedBytes in) {
    int code = in.getByte();
    for (EventType type : EventType.values()) {
      if (code(type) == code) {
        return type;
      }
    }
    throw in.damaged("event type " + code);
  }
}
