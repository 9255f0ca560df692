package io.reeltime.serving;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What brought a video into an answer. */
public enum Source {
  /** The scan over the item rows: factors, and the low-pass term with them. */
  FACTORS,
  /** The neighbours of what the user liked, which have the greater part in its score. */
  NEIGHBOURS,
  /** What its publisher said of it: nobody has interacted with it when the snapshot was made. */
  CONTENT,
  /** What many like. */
  POPULARITY,
  /** Chance: a new or little-shown video, for the sake of what is learnt. */
  EXPLORATION;

  /** The name on the wire: lower case. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
