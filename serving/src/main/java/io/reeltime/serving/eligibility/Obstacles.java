package io.reeltime.serving.eligibility;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many videos each obstacle keeps out; a video counts for the first that it meets. */
public final class Obstacles {
  private final int videos;
  private final Map<Obstacle, AtomicInteger> counts = new EnumMap<>(Obstacle.class);

  /**
   * @param videos how many there are, kept out or not
   */
  Obstacles(int videos) {
    this.videos = videos;
    Stream.of(Obstacle.values()).forEach(obstacle -> counts.put(obstacle, new AtomicInteger()));
  }

  void add(Obstacle obstacle) {
    counter(obstacle).incrementAndGet();
  }

  /** Number of videos that this obstacle was the first to keep out. */
  public int count(Obstacle obstacle) {
    return counter(obstacle).get();
  }

  private AtomicInteger counter(Obstacle obstacle) {
    return Objects.requireNonNull(counts.get(obstacle));
  }

  /** Why an answer is empty, for people. */
  public String reason() {
    if (videos == 0) {
      return "the catalogue is empty: no video was put, no event names one";
    }
    if (counts.values().stream().allMatch(count -> count.get() == 0)) {
      return "of %d videos none is kept out, but none has anything to be ranked by"
          .formatted(videos);
    }
    return Stream.of(Obstacle.values())
        .filter(obstacle -> count(obstacle) > 0)
        .map(obstacle -> count(obstacle) + " " + obstacle.description())
        .collect(Collectors.joining(", ", "of %d videos ".formatted(videos), ""));
  }
}
