package io.reeltime.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.reeltime.serving.FeedRequest;
import io.reeltime.serving.FeedRequest.Explanation;
import io.reeltime.serving.GivenEvent;
import io.reeltime.serving.page.FeedCursor;
import io.reeltime.serving.page.InvalidCursorException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is asked for from the body of {@code POST /v1/recommendations}, or from a line of a
 * batch. Every method throws a 400 problem that names the field.
 */
final class FeedRequestReader {
  static final int DEFAULT_LIMIT = 20;
  private static final int MOST_CONTEXT_ENTRIES = 32;
  private static final int LONGEST_CONTEXT_VALUE = 1024;
  private static final Set<String> FIELDS =
      Set.of(
          "userId", "events", "limit", "filter", "exclude", "region", "cursor", "explain",
          "context");

  private final GivenEventReader events;

  /**
   * @param clock for events without a timestamp
   */
  FeedRequestReader(InstantSource clock) {
    this.events = new GivenEventReader(clock);
  }

  FeedRequest read(byte[] json) {
    JsonNode body = JsonFields.body(json, FIELDS, "an object with userId or events");
    requireStrings(body.path("context"));
    return new FeedRequest(
        userId(body),
        events(body),
        JsonFields.limit(body.path("limit"), DEFAULT_LIMIT),
        RestrictionsReader.ofBody(body),
        cursor(JsonFields.optionalText("cursor", body.path("cursor"))),
        explanation(JsonFields.flag("explain", body.path("explain"))));
  }

  private static @Nullable String userId(JsonNode body) {
    return body.has("userId")
        ? Parameters.id("userId", JsonFields.text("userId", body.path("userId")))
        : null;
  }

  private List<GivenEvent> events(JsonNode body) {
    if (!body.has("userId")) {
      return events.events(body.path("events"));
    }
    if (body.has("events")) {
      throw Problems.invalid("events", "events beside a userId", "one of the two");
    }
    return List.of();
  }

  /** Reads a cursor; null is where a feed begins. */
  static FeedCursor cursor(@Nullable String text) {
    try {
      return text == null ? FeedCursor.beginning() : FeedCursor.parse(text);
    } catch (InvalidCursorException e) {
      throw Problems.invalid(InvalidCursorException.FIELD, e.found(), e.expected());
    }
  }

  static Explanation explanation(boolean wanted) {
    return wanted ? Explanation.OF_EACH_VIDEO : Explanation.NONE;
  }

  /** A context says where a request comes from; nothing is chosen by it, so it is checked only. */
  private static void requireStrings(JsonNode context) {
    if (context.isMissingNode()) {
      return;
    }
    if (!context.isObject()) {
      throw Problems.invalid("context", JsonFields.kind(context), "an object of strings");
    }
    if (context.size() > MOST_CONTEXT_ENTRIES) {
      throw Problems.invalid(
          "context", context.size() + " entries", "at most " + MOST_CONTEXT_ENTRIES);
    }
    for (Map.Entry<String, JsonNode> entry : context.properties()) {
      Parameters.id("context", entry.getKey());
      String field = "context." + Problems.shortened(entry.getKey());
      String value = JsonFields.text(field, entry.getValue());
      Parameters.atMostBytes(field, value, LONGEST_CONTEXT_VALUE);
    }
  }
}
