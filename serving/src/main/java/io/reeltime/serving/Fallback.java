package io.reeltime.serving;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why an answer was not made from factors. */
public enum Fallback {
  /** No snapshot is loaded yet: what trends in the log. */
  NO_SNAPSHOT,
  /** Nothing is known of the user's taste: what is popular. */
  UNKNOWN_USER,
  /** The user has only refused so far: what is popular, without what they refused. */
  ONLY_NEGATIVE,
  /** The request waited until its deadline: what is popular, or popular in its category. */
  DEADLINE,
  /** The video that others should be similar to has no factor: what is popular in its category. */
  NO_FACTOR;

  /** The name on the wire, such as {@code no-snapshot}. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
