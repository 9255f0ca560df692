package io.reeltime.data.snapshot;

import java.util.Locale;

/** The names under which a snapshot goes live. */
public enum Alias {
  /** What serving answers from. */
  CHAMPION,
  /** What a share of users may be given to compare. */
  CHALLENGER,
  /** The champion before this one: where a rollback goes. */
  PREVIOUS;

  /** Name of the pointer file. */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
