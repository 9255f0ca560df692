package io.reeltime.serving.explain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A part of the blended score. */
public enum Term {
  /** The fold-in against the factors: what people of this taste like. */
  FACTORS,
  /** The spectral low-pass term: what is liked along with it across the catalogue. */
  LOW_PASS,
  /** The item-item neighbours: what is liked by the same people. */
  NEIGHBOURS;

  /** The name on the wire, such as {@code low-pass}. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
