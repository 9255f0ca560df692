package io.reeltime.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.InvalidRecordException;
import io.reeltime.serving.GivenEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the events that a request brings along. Every method throws a 400 problem. */
final class GivenEventReader {
  private static final int MOST_EVENTS = 10_000;
  private static final Set<String> FIELDS =
      Set.of("videoId", "type", "watchMillis", "durationMillis", "timestamp");

  private final InstantSource clock;

  /**
   * @param clock for events without a timestamp
   */
  GivenEventReader(InstantSource clock) {
    this.clock = clock;
  }

  List<GivenEvent> events(JsonNode node) {
    JsonNode array = JsonFields.array("events", node, MOST_EVENTS, "events");
    List<GivenEvent> events = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      events.add(event("events[" + i + "]", array.get(i)));
    }
    return events;
  }

  private GivenEvent event(String path, JsonNode node) {
    JsonFields.object(path, node, FIELDS, "an object with videoId and type");
    String videoId = path + ".videoId";
    return new GivenEvent(
        Parameters.id(videoId, JsonFields.text(videoId, node.path("videoId"))),
        type(path + ".type", node.path("type")),
        JsonFields.millis(path + ".watchMillis", node.path("watchMillis")),
        JsonFields.millis(path + ".durationMillis", node.path("durationMillis")),
        timestamp(path + ".timestamp", node.path("timestamp")));
  }

  private static EventType type(String field, JsonNode node) {
    try {
      return EventType.ofWireName(JsonFields.text(field, node));
    } catch (InvalidRecordException e) {
      throw Problems.invalid(field, e.found(), e.expected());
    }
  }

  private Instant timestamp(String field, JsonNode node) {
    if (node.isMissingNode()) {
      return clock.instant();
    }
    try {
      if (node.isIntegralNumber() && node.canConvertToLong()) {
        return notBeforeEpoch(field, node, Instant.ofEpochMilli(node.longValue()));
      }
      return notBeforeEpoch(field, node, Instant.parse(JsonFields.text(field, node)));
    } catch (DateTimeException e) {
      throw invalidTimestamp(field, node);
    }
  }

  private static Instant notBeforeEpoch(String field, JsonNode node, Instant time) {
    // Beyond the year 9999 a time is a mistake, and its milliseconds may not fit a long.
    if (time.isBefore(Instant.EPOCH) || time.isAfter(Instant.ofEpochSecond(253_402_300_799L))) {
      throw invalidTimestamp(field, node);
    }
    return time;
  }

  private static HttpProblem invalidTimestamp(String field, JsonNode node) {
    return Problems.invalid(
        field, node, "ISO-8601 such as 2026-01-31T12:00:00Z, or milliseconds since 1970");
  }
}
