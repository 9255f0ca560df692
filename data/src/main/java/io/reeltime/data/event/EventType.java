package io.reeltime.data.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a user did with a video, or what was shown to them. */
public enum EventType {
  IMPRESSION,
  VIEW,
  LIKE,
  SHARE,
  COMMENT,
  SAVE,
  FOLLOW,
  SKIP,
  HIDE;

  private static final Map<String, EventType> BY_WIRE_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(EventType::wireName, type -> type));
  private static final String KNOWN =
      Arrays.stream(values()).map(EventType::wireName).collect(Collectors.joining(", "));

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The name on the wire and in tables: lower case. */
  public String wireName() {
    return wireName;
  }

  /**
   * Reads the wire name.
   *
   * @throws InvalidRecordException if no type has that name
   */
  public static EventType ofWireName(String name) {
    EventType type = BY_WIRE_NAME.get(name);
    if (type == null) {
      throw new InvalidRecordException("type", name, "one of " + KNOWN);
    }
    return type;
  }
}
