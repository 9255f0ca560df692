package io.reeltime.serving.rule;

/**
 * A number of milliseconds that a field is compared with.
 *
 * @param anchor what it counts from
 * @param millis below 0 for what is before the anchor
 */
public record Quantity(Anchor anchor, long millis) {

  /** What a quantity counts from. */
  public enum Anchor {
    /** 0: durations, and times as milliseconds since 1970. */
    ZERO,
    /** The moment of the request. */
    NOW
  }

  /** The number itself, at a moment. */
  long at(long nowMillis) {
    return switch (anchor) {
      case ZERO -> millis;
      case NOW -> nowMillis + millis;
    };
  }
}
