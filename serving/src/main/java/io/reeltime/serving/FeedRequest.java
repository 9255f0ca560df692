package io.reeltime.serving;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param userId whose feed; null for someone of whom only the events are known
 * @param events what such a one did, in any order; empty with a user id
 * @param limit videos wanted, 1 to 500
 * @param conditions what every video of the answer must obey
 * @param cursor the page before; null for the first
 * @param explanation whether each video comes with its reasons
 */
public record FeedRequest(
    @Nullable String userId,
    List<GivenEvent> events,
    int limit,
    Conditions conditions,
    @Nullable FeedCursor cursor,
    Explanation explanation) {

  public FeedRequest {
    events = List.copyOf(events);
  }

  /** Whether an answer says why. */
  public enum Explanation {
    NONE,
    OF_EACH_VIDEO
  }

  /** The first page of a user, without conditions. */
  public static FeedRequest ofUser(String userId, int limit) {
    return new FeedRequest(userId, List.of(), limit, Conditions.NONE, null, Explanation.NONE);
  }

  /** The first page of someone who did this, without conditions. */
  public static FeedRequest ofEvents(List<GivenEvent> events, int limit) {
    return new FeedRequest(null, events, limit, Conditions.NONE, null, Explanation.NONE);
  }
}
