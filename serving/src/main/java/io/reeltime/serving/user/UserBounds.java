package io.reeltime.serving.user;

/**
 * How much is kept of one user in memory, and how much of it a request looks at.
 *
 * @param videos distinct videos of the live events; beyond it those seen first are forgotten until
 *     the next snapshot knows them, the disliked ones last of all
 * @param tasteVideos videos that a fold-in takes, those with the largest strengths first
 * @param recentEvents live events kept for people to look at
 */
public record UserBounds(int videos, int tasteVideos, int recentEvents) {
  /** For a user of whom nothing is to be kept. */
  static final UserBounds NOTHING = new UserBounds(1, 1, 0);

  public UserBounds {
    require("videos-per-user", videos, 1);
    require("taste-videos-per-user", tasteVideos, 1);
    require("recent-events-per-user", recentEvents, 0);
  }

  private static void require(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "reeltime.serving.%s: found %d, expected %d or more".formatted(name, value, least));
    }
  }
}
