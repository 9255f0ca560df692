package io.reeltime.serving;

import io.reeltime.serving.eligibility.Restrictions;
import io.reeltime.serving.page.FeedCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param userId whose feed; null for someone of whom only the events are known
 * @param events what such a one did, in any order; empty with a user id
 * @param limit videos wanted, 1 to 500
 * @param restrictions what every video of the answer must obey
 * @param cursor where the feed goes on
 * @param explanation whether each video comes with its reasons
 */
public record FeedRequest(
    @Nullable String userId,
    List<GivenEvent> events,
    int limit,
    Restrictions restrictions,
    FeedCursor cursor,
    Explanation explanation) {

  public FeedRequest {
    events = List.copyOf(events);
  }

  /** Whether an answer says why. */
  public enum Explanation {
    NONE,
    OF_EACH_VIDEO
  }

  /** The first page of a user, without restrictions. */
  public static FeedRequest ofUser(String userId, int limit) {
    return new FeedRequest(
        userId, List.of(), limit, Restrictions.NONE, FeedCursor.beginning(), Explanation.NONE);
  }

  /** The first page of someone who did this, without restrictions. */
  public static FeedRequest ofEvents(List<GivenEvent> events, int limit) {
    return new FeedRequest(
        null, events, limit, Restrictions.NONE, FeedCursor.beginning(), Explanation.NONE);
  }
}
