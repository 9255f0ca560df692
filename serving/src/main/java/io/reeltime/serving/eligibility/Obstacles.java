package io.reeltime.serving.eligibility;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many videos each obstacle keeps out; a video counts for the first that it meets. */
public final class Obstacles {
  private final int videos;
  private final int[] counts;

  Obstacles(int videos, int[] counts) {
    this.videos = videos;
    this.counts = counts;
  }

  /** Number of videos that this obstacle was the first to keep out. */
  public int count(Obstacle obstacle) {
    return counts[obstacle.ordinal()];
  }

  /** Why an answer is empty, for people. */
  public String reason() {
    if (videos == 0) {
      return "the catalogue is empty: no video was put, no event names one";
    }
    return Stream.of(Obstacle.values())
        .filter(obstacle -> count(obstacle) > 0)
        .map(obstacle -> count(obstacle) + " " + obstacle.description())
        .collect(Collectors.joining(", ", "of %d videos ".formatted(videos), ""));
  }
}
