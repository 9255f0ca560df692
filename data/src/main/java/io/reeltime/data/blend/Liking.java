package io.reeltime.data.blend;

/**
 * What low-pass term and neighbours take from a signed strength: how surely the video was liked, 0
 * to 1. Refusals count nothing (the factors take them), an old like fades with its strength, and
 * ten shares say no more than one: these sources count users, not events.
 */
public final class Liking {
  private Liking() {}

  /** Of a strength. */
  public static float of(float strength) {
    return Math.clamp(strength, 0f, 1f);
  }
}
