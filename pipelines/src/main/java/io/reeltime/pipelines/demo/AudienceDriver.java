package io.reeltime.pipelines.demo;

import io.reeltime.data.audience.Audience;
import io.reeltime.data.audience.Feed;
import io.reeltime.data.event.Event;
import io.reeltime.data.event.Video;
import io.reeltime.pipelines.client.FeedAnswer;
import io.reeltime.pipelines.client.ReeltimeClient;
import io.reeltime.pipelines.demo.LiveStatistics.Arm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Plays the simulated audience against a server, through its public HTTP interface. */
final class AudienceDriver {
  private static final int BATCH = 1_000;

  /** One session in this many gets what is popular, so that both can be compared. */
  private static final int POPULAR_ONE_IN = 8;

  private final Audience audience;
  private final ReeltimeClient client;
  private final SplittableRandom random;
  private final LiveStatistics statistics = new LiveStatistics();
  private int publishedVideos;

  AudienceDriver(Audience audience, ReeltimeClient client) {
    this.audience = audience;
    this.client = client;
    this.random = new SplittableRandom(audience.settings().seed());
  }

  LiveStatistics statistics() {
    return statistics;
  }

  /** Takes the videos born until then as published: by an earlier demo on the same home. */
  void resume(Instant now) {
    publishedVideos = audience.videosPublishedBy(now);
  }

  /**
   * Puts the videos that were born since the last call.
   *
   * @return how many
   */
  int publishVideos(Instant now) throws InterruptedException {
    int until = audience.videosPublishedBy(now);
    int born = until - publishedVideos;
    List<Video> batch = new ArrayList<>();
    for (; publishedVideos < until; publishedVideos++) {
      batch.add(audience.video(publishedVideos));
      if (batch.size() == BATCH) {
        client.putVideos(batch);
        batch.clear();
      }
    }
    if (!batch.isEmpty()) {
      client.putVideos(batch);
    }
    return born;
  }

  /**
   * Posts everything the audience did in a period without a recommender.
   *
   * @return the number of events
   */
  long postHistory(Instant from, Instant to) throws InterruptedException {
    long posted = 0;
    try (Stream<Event> events = audience.events(from, to)) {
      Iterator<Event> iterator = events.iterator();
      List<Event> batch = new ArrayList<>(BATCH);
      while (iterator.hasNext()) {
        batch.add(iterator.next());
        if (batch.size() == BATCH || !iterator.hasNext()) {
          client.postEvents(batch);
          posted += batch.size();
          batch.clear();
        }
      }
    }
    return posted;
  }

  /** A random user opens the app, sees a feed, and reacts. */
  void session(Instant now) throws InterruptedException {
    int userIndex = random.nextInt(audience.settings().users());
    Arm arm = random.nextInt(POPULAR_ONE_IN) == 0 ? Arm.POPULAR : Arm.RECOMMENDED;
    int limit = audience.settings().feedLength();
    FeedAnswer answer =
        switch (arm) {
          case RECOMMENDED -> client.recommendations(audience.userId(userIndex), limit);
          case POPULAR -> client.trending(limit);
        };
    statistics.answered(answer.tookMicros());
    List<Event> events = audience.watch(userIndex, feed(answer), now);
    if (!events.isEmpty()) {
      client.postEvents(events);
    }
    statistics.watched(arm, events);
  }

  private static Feed feed(FeedAnswer answer) {
    return new Feed(
        answer.items().stream().map(FeedAnswer.Item::videoId).toList(),
        answer.items().stream()
            .map(item -> item.propensity() == null ? 1.0 : item.propensity())
            .toList(),
        answer.requestId(),
        answer.snapshotVersion());
  }
}
