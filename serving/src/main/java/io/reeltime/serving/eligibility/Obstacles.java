package io.reeltime.serving.eligibility;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many videos each obstacle keeps out; a video counts for the first that it meets. Serves one
 * thread.
 */
public final class Obstacles {
  private final int videos;
  private final Map<Obstacle, Integer> counts = new EnumMap<>(Obstacle.class);
  private int asked;

  /**
   * @param videos how many there are, kept out or not
   */
  Obstacles(int videos) {
    this.videos = videos;
  }

  /** Counts the next video, with what keeps it out; null when nothing does. */
  void add(@Nullable Obstacle obstacle) {
    asked++;
    if (obstacle != null) {
      counts.merge(obstacle, 1, Integer::sum);
    }
  }

  /** Number of videos counted: all, unless the deadline came first. */
  int asked() {
    return asked;
  }

  /** Number of videos that this obstacle was the first to keep out. */
  public int count(Obstacle obstacle) {
    return counts.getOrDefault(obstacle, 0);
  }

  /** Why an answer is empty, for people. */
  public String reason() {
    if (videos == 0) {
      return "the catalogue is empty: no video was put, no event names one";
    }
    String those = (asked < videos ? "of the first %d videos " : "of %d videos ").formatted(asked);
    if (counts.isEmpty()) {
      return those + "none is kept out, but none has anything to be ranked by";
    }
    return Stream.of(Obstacle.values())
        .filter(obstacle -> count(obstacle) > 0)
        .map(obstacle -> count(obstacle) + " " + obstacle.description())
        .collect(Collectors.joining(", ", those, ""));
  }
}
