package io.reeltime.ingest.arrow;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.InvalidRecordException;
import io.reeltime.data.naming.NearestName;
import io.reeltime.ingest.Candidate;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/** Rows of a record batch as events. Columns that a stream leaves out are null in every row. */
record EventRows(
    EventDefaults defaults,
    Column<String> eventId,
    Column<String> userId,
    Column<String> videoId,
    Column<String> type,
    Column<Long> watchMillis,
    Column<Long> durationMillis,
    Column<Instant> timestamp,
    Column<String> requestId,
    Column<Long> position,
    Column<Double> propensity,
    Column<String> snapshotVersion,
    Column<Map<String, String>> context) {

  private static final Set<String> NAMES =
      new LinkedHashSet<>(
          Arrays.stream(EventRows.class.getRecordComponents())
              .skip(1)
              .map(component -> component.getName())
              .toList());
  private static final List<String> REQUIRED = List.of("userId", "videoId", "type");

  /**
   * Finds the columns.
   *
   * @throws MalformedArrowException if one is unknown, missing or of another type
   */
  static EventRows of(VectorSchemaRoot root, EventDefaults defaults)
      throws MalformedArrowException {
    requireKnown(root);
    return new EventRows(
        defaults,
        Columns.text(root, "eventId"),
        Columns.text(root, "userId"),
        Columns.text(root, "videoId"),
        Columns.text(root, "type"),
        Columns.wholeNumber(root, "watchMillis"),
        Columns.wholeNumber(root, "durationMillis"),
        Columns.instant(root, "timestamp"),
        Columns.text(root, "requestId"),
        Columns.wholeNumber(root, "position"),
        Columns.number(root, "propensity"),
        Columns.text(root, "snapshotVersion"),
        Columns.textMap(root, "context"));
  }

  private static void requireKnown(VectorSchemaRoot root) throws MalformedArrowException {
    Set<String> found = new LinkedHashSet<>();
    for (Field field : root.getSchema().getFields()) {
      String name = field.getName();
      if (!NAMES.contains(name)) {
        throw new MalformedArrowException(
            "column " + name + ": found an unknown column, expected " + expected(name));
      }
      if (!found.add(name)) {
        throw new MalformedArrowException("column " + name + ": found twice, expected once");
      }
    }
    for (String name : REQUIRED) {
      if (!found.contains(name)) {
        throw new MalformedArrowException(
            "column " + name + ": found nothing, expected this column, which is required");
      }
    }
  }

  private static String expected(String name) {
    return NearestName.of(name, NAMES)
        .map(nearest -> "a known one; did you mean " + nearest + "?")
        .orElseGet(() -> "one of " + String.join(", ", NAMES));
  }

  /** One row as an event, or what is wrong with it. */
  Candidate<Event> read(int row) {
    String id = null;
    try {
      id = eventId.at(row);
      return Candidate.of(event(id, row));
    } catch (InvalidRecordException e) {
      return Candidate.broken(id, e, 0);
    }
  }

  private Event event(@Nullable String id, int row) {
    Long watched = watchMillis.at(row);
    Long length = durationMillis.at(row);
    Instant time = timestamp.at(row);
    Map<String, String> entries = context.at(row);
    return new Event(
        id == null ? defaults.newEventId().get() : id,
        required("userId", userId.at(row)),
        required("videoId", videoId.at(row)),
        EventType.ofWireName(required("type", type.at(row))),
        watched == null ? 0 : watched,
        length == null ? 0 : length,
        time == null ? defaults.clock().instant() : time,
        requestId.at(row),
        smallNumber("position", position.at(row)),
        propensity.at(row),
        snapshotVersion.at(row),
        entries == null ? Map.of() : entries);
  }

  private static String required(String field, @Nullable String value) {
    if (value == null) {
      throw new InvalidRecordException(field, "nothing", "this field, which is required");
    }
    return value;
  }

  private static @Nullable Integer smallNumber(String field, @Nullable Long value) {
    if (value == null) {
      return null;
    }
    if (value != value.intValue()) {
      throw new InvalidRecordException(field, value, "a whole number of 32 bits");
    }
    return value.intValue();
  }
}
