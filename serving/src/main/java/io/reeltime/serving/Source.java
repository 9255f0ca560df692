package io.reeltime.serving;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What brought a video into an answer. */
public enum Source {
  FACTORS,
  POPULARITY;

  /** The name on the wire: lower case. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
