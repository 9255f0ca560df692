package io.reeltime.serving;

import io.reeltime.data.event.EventType;
import io.reeltime.serving.user.LiveState;
import io.reeltime.serving.user.UserState;
import java.util.List;

/** Puts together what is known of whoever asks. */
final class UserRows {
  private UserRows() {}

  /** By user id, history and live events; or else what the given events say. */
  static UserState of(FeedRequest request, LiveState live) {
    return request.userId() == null ? of(request.events(), live) : live.userState(request.userId());
  }

  private static UserState of(List<GivenEvent> events, LiveState live) {
    UserState state = new UserState();
    for (GivenEvent event : events) {
      int videoIndex = live.indexOf(event.videoId());
      if (videoIndex >= 0 && event.type() != EventType.IMPRESSION) {
        state.add(
            videoIndex,
            live.strength(
                event.type(),
                event.watchMillis(),
                event.durationMillis(),
                event.timestamp().toEpochMilli()));
      }
    }
    return state;
  }
}
