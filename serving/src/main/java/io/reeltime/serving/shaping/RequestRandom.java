package io.reeltime.serving.shaping;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Chance by request: the same id gives the same draws, on any machine, so that a page can be made
 * again. Ids are the server's own; nobody else chooses them.
 */
public final class RequestRandom {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private RequestRandom() {}

  /** The draws of a request: FNV-1a of its id seeds the generator, which mixes it further. */
  public static RandomGenerator of(String requestId) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < requestId.length(); i++) {
      hash = (hash ^ requestId.charAt(i)) * FNV_PRIME;
    }
    return new SplittableRandom(hash);
  }
}
