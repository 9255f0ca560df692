package io.reeltime.pipelines.demo;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.pipelines.client.FeedAnswer;
import io.reeltime.pipelines.client.ReeltimeClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one user's next feed looked like after they had liked the first video and skipped the
 * second.
 *
 * @param userId whose
 * @param changed whether the next feed differs beyond the two videos that left it
 * @param seenVideosInNextFeed how many of the two came back: must be 0
 * @param millisFromEventToFeed from sending the events to holding the next feed
 */
public record FeedReaction(
    String userId, boolean changed, int seenVideosInNextFeed, double millisFromEventToFeed) {
  private static final int LIMIT = 20;

  /** Likes, skips, and asks again. */
  static FeedReaction of(ReeltimeClient client, String userId, Instant now)
      throws InterruptedException {
    List<String> before = feed(client, userId);
    List<String> acted = before.subList(0, Math.min(2, before.size()));
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < acted.size(); i++) {
      EventType type = i == 0 ? EventType.LIKE : EventType.SKIP;
      events.add(
          Event.of(
              "reaction:" + userId + ":" + now + ":" + i, userId, acted.get(i), type, 0, 0, now));
    }
    long started = System.nanoTime();
    client.postEvents(events);
    List<String> after = feed(client, userId);
    double millis = (System.nanoTime() - started) / 1e6;
    Set<String> back = new HashSet<>(acted);
    back.retainAll(after);
    List<String> expectedWithoutLearning = new ArrayList<>(before);
    expectedWithoutLearning.removeAll(acted);
    boolean changed =
        !after
            .subList(0, Math.min(after.size(), expectedWithoutLearning.size()))
            .equals(expectedWithoutLearning);
    return new FeedReaction(userId, changed, back.size(), millis);
  }

  private static List<String> feed(ReeltimeClient client, String userId)
      throws InterruptedException {
    return client.recommendations(userId, LIMIT).items().stream()
        .map(FeedAnswer.Item::videoId)
        .toList();
  }
}
