package io.reeltime.data.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a column of a data set means. */
public enum ColumnRole {
  USER("user"),
  VIDEO("video"),
  TYPE("type"),
  WATCH_MILLIS("watchMillis"),
  DURATION_MILLIS("durationMillis"),
  RATING("rating"),
  TIMESTAMP("timestamp");

  private final String label;

  ColumnRole(String label) {
    this.label = label;
  }

  /** Name in configuration and in messages, such as {@code watchMillis}. */
  public String label() {
    return label;
  }

  /**
   * Reads a label.
   *
   * @throws IllegalArgumentException if no role has it
   */
  public static ColumnRole of(String label) {
    return Arrays.stream(values())
        .filter(role -> role.label.equals(label))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "column role: found '%s', expected one of %s".formatted(label, labels())));
  }

  static String labels() {
    return Arrays.stream(values()).map(ColumnRole::label).collect(Collectors.joining(", "));
  }

  /** Whether an interaction cannot do without it. */
  boolean isRequired() {
    return this == USER || this == VIDEO;
  }

  /** Usual column names in {@link #plain} form, the likeliest first. */
  List<String> commonNames() {
    return switch (this) {
      case USER -> List.of("user", "userid", "uid");
      case VIDEO -> List.of("video", "videoid", "item", "itemid", "movie", "movieid");
      case TYPE -> List.of("type", "eventtype");
      case WATCH_MILLIS -> List.of("watchmillis");
      case DURATION_MILLIS -> List.of("durationmillis");
      case RATING -> List.of("rating");
      case TIMESTAMP -> List.of("timestamp", "eventtime", "time");
    };
  }

  /** Lower case, letters and digits only: {@code User_ID} and {@code userId} are one name. */
  static String plain(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    name.chars()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        .forEach(character -> plain.append((char) character));
    return plain.toString();
  }
}
