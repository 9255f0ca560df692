package io.reeltime.serving.shaping;

import java.time.Duration;

/**
 * How much a page is shaped. {@link #DEFAULTS} gives each its reason.
 *
 * @param creatorCap most videos of one creator in any {@code creatorWindow} slots in a row; 1 or
 *     more
 * @param creatorWindow 1 to 500; of 1 slot no cap can be broken
 * @param creatorGap a creator's next video stands at least so many slots further; 1 (neighbours
 *     allowed) to 500
 * @param relevanceWeight lambda of maximal marginal relevance, 0 to 1; 1 leaves similarity out
 * @param freshnessWeight share of freshness in relevance, 0 to 1; 0 leaves it out
 * @param freshnessHalfLife after which a video is half as fresh
 * @param explorationShare epsilon, share of slots that are left to chance, 0 to 0.5
 * @param candidatesPerSlot candidates that are asked for per slot of a page, 1 to 10
 */
public record ShapingSettings(
    int creatorCap,
    int creatorWindow,
    int creatorGap,
    double relevanceWeight,
    double freshnessWeight,
    Duration freshnessHalfLife,
    double explorationShare,
    int candidatesPerSlot) {
  private static final int LONGEST_WINDOW = 500;
  private static final Duration SHORTEST_HALF_LIFE = Duration.ofMillis(1);
  private static final Duration LONGEST_HALF_LIFE = Duration.ofDays(365_000);

  /**
   * Gentle, since the order by score is what people watch: a simulated audience, which does not
   * tire of a face or a kind, watches 4 % less per session than unshaped, and 15 % less with twice
   * as strict caps, lambda 0.8 and a tenth for freshness (docs/014). At most 4 of a creator in 20
   * slots, the usual page, and never two in a row. Lambda 0.95: a copy of what stands on the page
   * has to be better by a twentieth of the candidates' range of scores. A fiftieth for freshness,
   * halved every 3 days: it decides between equals. One slot of 20 is left to chance: what a viewer
   * forgives, and what is learnt of new videos comes from it. 4 candidates per slot: enough to
   * choose from, and the last of them would not have been shown for another three pages.
   */
  public static final ShapingSettings DEFAULTS =
      new ShapingSettings(4, 20, 2, 0.95, 0.02, Duration.ofDays(3), 0.05, 4);

  /** Leaves the candidates as they are. */
  public static final ShapingSettings NONE =
      new ShapingSettings(1, 1, 1, 1, 0, Duration.ofDays(3), 0, 1);

  public ShapingSettings {
    require("creator-cap", creatorCap, creatorCap >= 1, "1 or more");
    requireSlots("creator-window", creatorWindow);
    requireSlots("creator-gap", creatorGap);
    requireShare("relevance-weight", relevanceWeight, 1);
    requireShare("freshness-weight", freshnessWeight, 1);
    require(
        "freshness-half-life",
        freshnessHalfLife,
        freshnessHalfLife.compareTo(SHORTEST_HALF_LIFE) >= 0
            && freshnessHalfLife.compareTo(LONGEST_HALF_LIFE) <= 0,
        SHORTEST_HALF_LIFE + " to " + LONGEST_HALF_LIFE);
    requireShare("exploration-share", explorationShare, 0.5);
    require(
        "candidates-per-slot",
        candidatesPerSlot,
        candidatesPerSlot >= 1 && candidatesPerSlot <= 10,
        "1 to 10");
  }

  /** How many candidates a page of this many slots wants. */
  public int candidates(int slots) {
    return slots * candidatesPerSlot;
  }

  private static void requireSlots(String key, int slots) {
    require(key, slots, slots >= 1 && slots <= LONGEST_WINDOW, "1 to " + LONGEST_WINDOW);
  }

  private static void requireShare(String key, double share, double most) {
    require(key, share, share >= 0 && share <= most, "0 to " + most);
  }

  private static void require(String key, Object found, boolean holds, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "reeltime.serving.shaping." + key + ": found " + found + ", expected " + expected);
    }
  }
}
