package io.reeltime.serving.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

/**
 * Reads the body of {@code POST /v1/recommendations} field by field, so that what is wrong can be
 * named. Every method throws a 400 problem.
 */
final class EventsRequestReader {
  private static final int DEFAULT_LIMIT = 20;
  private static final int MOST_EVENTS = 10_000;
  private static final Set<String> FIELDS = Set.of("events", "limit");
  private static final Set<String> EVENT_FIELDS =
      Set.of("videoId", "type", "watchMillis", "durationMillis", "timestamp");
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final InstantSource clock;

  /**
   * @param clock for events without a timestamp
   */
  EventsRequestReader(InstantSource clock) {
    this.clock = clock;
  }

  EventsRequest read(byte[] body) {
    JsonNode root = parse(body);
    if (!root.isObject()) {
      throw Problems.invalid("body", kind(root), "an object with events");
    }
    requireKnown("", root, FIELDS);
    return new EventsRequest(events(root.path("events")), limit(root.path("limit")));
  }

  private static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      JsonLocation place = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
      throw Problems.malformed(e.getOriginalMessage(), place.getLineNr(), place.getColumnNr());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("cannot read the body", e);
    }
  }

  private List<GivenEvent> events(JsonNode array) {
    if (!array.isArray()) {
      throw Problems.invalid("events", kind(array), "an array of events");
    }
    if (array.size() > MOST_EVENTS) {
      throw Problems.invalid("events", array.size() + " events", "at most " + MOST_EVENTS);
    }
    List<GivenEvent> events = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      events.add(event("events[" + i + "]", array.get(i)));
    }
    return events;
  }

  private GivenEvent event(String path, JsonNode node) {
    if (!node.isObject()) {
      throw Problems.invalid(path, kind(node), "an object with videoId and type");
    }
    requireKnown(path + ".", node, EVENT_FIELDS);
    return new GivenEvent(
        Parameters.id(path + ".videoId", text(path + ".videoId", node.path("videoId"))),
        type(path + ".type", node.path("type")),
        millis(path + ".watchMillis", node.path("watchMillis")),
        millis(path + ".durationMillis", node.path("durationMillis")),
        timestamp(path + ".timestamp", node.path("timestamp")));
  }

  private static EventType type(String field, JsonNode node) {
    try {
      return EventType.ofWireName(text(field, node));
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
      return notBeforeEpoch(field, node, Instant.parse(text(field, node)));
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

  private static int limit(JsonNode node) {
    if (node.isMissingNode()) {
      return DEFAULT_LIMIT;
    }
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      return Parameters.limit(node.toString(), DEFAULT_LIMIT);
    }
    return Parameters.limit(node.longValue());
  }

  private static long millis(String field, JsonNode node) {
    if (node.isMissingNode()) {
      return 0;
    }
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
      throw Problems.invalid(field, node, "a whole number, 0 or more");
    }
    return node.longValue();
  }

  private static String text(String field, JsonNode node) {
    if (!node.isTextual()) {
      throw Problems.invalid(field, kind(node), "a string");
    }
    return node.textValue();
  }

  private static void requireKnown(String path, JsonNode node, Set<String> known) {
    for (String field : (Iterable<String>) node::fieldNames) {
      if (!known.contains(field)) {
        throw Problems.invalid(
            path + field, "a field of that name", "one of " + known.stream().sorted().toList());
      }
    }
  }

  private static String kind(JsonNode node) {
    return node.isMissingNode() ? "nothing" : node.toString();
  }
}
