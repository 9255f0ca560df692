package io.reeltime.training.lake;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Seeded events of users who each like one of a few clusters of videos: what a model can learn and
 * popularity cannot.
 *
 * @param users number of users
 * @param videos number of videos
 * @param clusters number of clusters; user and video i belong to cluster i modulo clusters
 * @param eventsPerUser views per user, some of them with a like or a skip
 */
public record TasteClusters(int users, int videos, int clusters, int eventsPerUser) {
  public static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final Duration SPAN = Duration.ofDays(10);

  /** The events, in no order of time. */
  public List<Event> events(long seed) {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>();
    for (int user = 0; user < users; user++) {
      for (int i = 0; i < eventsPerUser; i++) {
        boolean likes = random.nextInt(10) < 8;
        int cluster = likes ? user % clusters : random.nextInt(clusters);
        int video = cluster + clusters * random.nextInt(videos / clusters);
        Instant time = START.plusMillis(random.nextLong(SPAN.toMillis()));
        add(events, user, video, EventType.VIEW, likes ? 18_000 : 1_000, time);
        if (random.nextInt(5) == 0) {
          EventType type = likes ? EventType.LIKE : EventType.SKIP;
          add(events, user, video, type, 0, time.plusSeconds(5));
        }
      }
    }
    return events;
  }

  private static void add(
      List<Event> events, int user, int video, EventType type, long watchMillis, Instant time) {
    events.add(
        Event.of("e" + events.size(), "u" + user, "v" + video, type, watchMillis, 20_000, time));
  }
}
