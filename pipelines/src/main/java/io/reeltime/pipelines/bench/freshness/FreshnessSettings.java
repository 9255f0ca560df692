package io.reeltime.pipelines.bench.freshness;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What {@link FreshnessBench} measures.
 *
 * @param root of the built tree
 * @param folder made for this run and removed after it
 * @param processes 1 where one process takes events and answers, 2 where another answers
 * @param videos of the catalogue
 * @param rank of the factors
 * @param users with histories, who take turns
 * @param requests that fall due per second beside, in the phase under load
 * @param events that fall due per second beside, in the phase under load
 * @param warmUp of each phase
 * @param measured of each phase
 * @param seed of everything random
 */
public record FreshnessSettings(
    Path root,
    Path folder,
    List<Integer> processes,
    int videos,
    int rank,
    int users,
    long requests,
    long events,
    Duration warmUp,
    Duration measured,
    long seed) {

  public FreshnessSettings {
    for (int count : processes) {
      require(count == 1 || count == 2, "--processes", count, "1 or 2");
    }
    processes = List.copyOf(processes);
    require(users >= 1, "--users", users, "1 or more");
    require(requests >= 1, "--requests", requests, "1 or more");
    require(events >= 1, "--events", events, "1 or more");
    require(measured.isPositive(), "--seconds", measured, "1 or more");
  }

  private static void require(boolean holds, String name, Object found, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "%s: found %s, expected %s".formatted(name, found, expected));
    }
  }
}
