package io.reeltime.pipelines.bench.synthetic;

import java.time.Instant;
import java.util.List;

/**
 * How large a synthetic home is.
 *
 * @param videos of the catalogue
 * @param rank of the factors
 * @param users with histories
 * @param asked users whose exact best videos are computed
 * @param k how many best videos
 * @param percents of the catalogue that rules shall pass, 100 for no rule
 * @param now the time at which it is published
 * @param seed of everything random
 */
public record SyntheticSettings(
    int videos,
    int rank,
    int users,
    int asked,
    int k,
    List<Double> percents,
    Instant now,
    long seed) {

  public SyntheticSettings {
    require(videos >= 1, "videos", videos, "1 or more");
    require(rank >= 1, "rank", rank, "1 or more");
    require(users >= 1, "users", users, "1 or more");
    require(asked >= 1 && asked <= users, "asked users", asked, "1 to " + users);
    require(k >= 1, "k", k, "1 or more");
    for (double percent : percents) {
      require(percent > 0 && percent <= 100, "filters", percent, "above 0, at most 100");
    }
    percents = List.copyOf(percents);
  }

  private static void require(boolean holds, String name, Object found, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "synthetic home: %s: found %s, expected %s".formatted(name, found, expected));
    }
  }
}
