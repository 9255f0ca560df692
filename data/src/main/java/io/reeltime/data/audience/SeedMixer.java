package io.reeltime.data.audience;

/**
 * Randomness with random access: the value at any place of any stream, without state.
 *
 * <p>SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA
 * 2014) is a counter that steps by the golden ratio, seen through a mixing function (David
 * Stafford's variant 13 of the finaliser of MurmurHash3). Its n-th output is therefore a function
 * of n, which {@link #at} computes; keys are such outputs themselves, so they share no structure.
 */
final class SeedMixer {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private static final double UNIT_VARIANCE = Math.sqrt(3);

  /** What a stream of random values decides; one stream never reads another's values. */
  enum Purpose {
    TOPICS(0),
    CREATORS(1),
    VIDEOS(2),
    USERS(3),
    SCHEDULE(4),
    ORGANIC_FEEDS(5),
    SESSIONS(6),
    EMBEDDINGS(7);

    private final int place;

    Purpose(int place) {
      this.place = place;
    }
  }

  private SeedMixer() {}

  /** The key of one purpose's stream. */
  static long key(long seed, Purpose purpose) {
    return at(mix(seed), purpose.place);
  }

  /** The 64 random bits at place {@code index} of the stream of {@code key}; a key in turn. */
  static long at(long key, long index) {
    return mix(key + (index + 1) * GOLDEN_GAMMA);
  }

  /** Uniform in [0, 1), from the upper 53 bits. */
  static double uniform(long bits) {
    return (bits >>> 11) * 0x1p-53;
  }

  /**
   * Nearly normal with mean 0 and variance 1: the sum of the four 16-bit words as uniforms
   * (Irwin-Hall), so never beyond 3.47.
   */
  static double bell(long bits) {
    int sum = (short) bits + (short) (bits >> 16) + (short) (bits >> 32) + (short) (bits >> 48);
    return (sum + 2) * (UNIT_VARIANCE / 0x1p16);
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
