package io.reeltime.data.audience;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Collects one session as events; their ids are the session's key and a running number. */
final class SessionEvents implements Session.Observer {
  private final String userId;
  private final String session;
  private final Feed feed;
  private final List<Event> events = new ArrayList<>();

  SessionEvents(int userIndex, long sessionKey, Feed feed) {
    this.userId = Ids.user(userIndex);
    this.session = HexFormat.of().toHexDigits(sessionKey);
    this.feed = feed;
  }

  @Override
  public void happened(
      EventType type,
      int position,
      int videoIndex,
      long atMillis,
      long watchMillis,
      long durationMillis) {
    events.add(
        new Event(
            session + '-' + events.size(),
            userId,
            feed.videoIds().get(position),
            type,
            watchMillis,
            durationMillis,
            Instant.ofEpochMilli(atMillis),
            feed.requestId(),
            feed.attributedPosition(position),
            feed.propensity(position),
            feed.snapshotVersion(),
            Map.of()));
  }

  List<Event> events() {
    return List.copyOf(events);
  }
}
