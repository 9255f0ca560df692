package io.reeltime.data.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a column of a data set means. */
public enum ColumnRole {
  USER("user", "user", "userid", "uid"),
  VIDEO("video", "video", "videoid", "item", "itemid", "movieid", "movie"),
  TYPE("type", "type", "eventtype"),
  WATCH_MILLIS("watchMillis", "watchmillis"),
  DURATION_MILLIS("durationMillis", "durationmillis"),
  RATING("rating", "rating"),
  TIMESTAMP("timestamp", "timestamp", "eventtime", "time");

  private final String label;
  private final List<String> commonNames;

  ColumnRole(String label, String... commonNames) {
    this.label = label;
    this.commonNames = List.of(commonNames);
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
    return commonNames;
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
