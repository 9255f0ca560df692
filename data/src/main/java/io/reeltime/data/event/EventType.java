package io.reeltime.data.event;

import java.util.Arrays;
import java.util.Locale;
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

  private static final String KNOWN =
      Arrays.stream(values()).map(EventType::wireName).collect(Collectors.joining(", "));

  /** The name on the wire and in tables: lower case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the wire name.
   *
   * @throws InvalidRecordException if no type has that name
   */
  public static EventType ofWireName(String name) {
    for (EventType type : values()) {
      if (type.wireName().equals(name)) {
        return type;
      }
    }
    throw new InvalidRecordException("type", name, "one of " + KNOWN);
  }
}
