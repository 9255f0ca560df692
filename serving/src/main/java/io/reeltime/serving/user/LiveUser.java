package io.reeltime.serving.user;

import io.reeltime.data.snapshot.UserHistory;
import java.util.Arrays;
import java.util.List;

/**
 * What one user did since the snapshot's watermark.
 *
 * <p>The strengths are kept per video, up to a bound beyond which those seen first are forgotten,
 * and what the user dislikes last of all: a hidden video must not come back for what was watched
 * since. That is 8 bytes for each distinct video, at most twice that while a row awaits compaction.
 * The events themselves are kept for people to look at, the newest few. One thread adds, many read
 * without a lock: arrays are filled beyond the published size and then published anew.
 */
public final class LiveUser {
  /** A user without live events. */
  public static final LiveUser NONE = new LiveUser(UserBounds.NOTHING);

  private static final int FIRST_CAPACITY = 8;

  private final UserBounds bounds;
  private volatile Row row = new Row(new int[0], new float[0], 0);
  private volatile Recent recent = new Recent(new RecentEvent[0], 0);

  LiveUser(UserBounds bounds) {
    this.bounds = bounds;
  }

  /** Video indexes may repeat; elements from {@code size} on are not published yet. */
  private record Row(int[] videoIndexes, float[] strengths, int size) {}

  private record Recent(RecentEvent[] events, int size) {}

  /** Adds an event; one thread at a time. */
  void add(RecentEvent event) {
    addToRow(event.videoIndex(), event.strength());
    addToRecent(event);
  }

  /** The newest events, newest first. */
  public List<RecentEvent> recentEvents() {
    Recent published = recent;
    int from = Math.max(0, published.size() - bounds.recentEvents());
    return Arrays.asList(Arrays.copyOfRange(published.events(), from, published.size())).reversed();
  }

  void addTo(UserState state) {
    Row published = row;
    for (int i = 0; i < published.size(); i++) {
      state.add(published.videoIndexes()[i], published.strengths()[i]);
    }
  }

  private void addToRow(int videoIndex, float strength) {
    Row room = row.size() < row.videoIndexes().length ? row : compacted();
    room.videoIndexes()[room.size()] = videoIndex;
    room.strengths()[room.size()] = strength;
    row = new Row(room.videoIndexes(), room.strengths(), room.size() + 1);
  }

  private Row compacted() {
    UserHistory distinct = UserState.of(UserHistory.EMPTY, this).toHistory();
    int excess = Math.max(0, distinct.size() - bounds.videos());
    int others = Math.min(excess, distinct.size() - disliked(distinct));
    return withoutFirst(distinct, others, excess - others);
  }

  private static int disliked(UserHistory distinct) {
    int disliked = 0;
    for (float strength : distinct.strengths()) {
      disliked += strength < 0 ? 1 : 0;
    }
    return disliked;
  }

  /** All but the first so many that are disliked, and so many of the others. */
  private static Row withoutFirst(UserHistory distinct, int others, int disliked) {
    int kept = distinct.size() - others - disliked;
    int othersLeft = others;
    int dislikedLeft = disliked;
    int[] videoIndexes = new int[Math.max(FIRST_CAPACITY, 2 * kept)];
    float[] strengths = new float[videoIndexes.length];
    int size = 0;
    for (int i = 0; i < distinct.size(); i++) {
      float strength = distinct.strengths()[i];
      if ((strength < 0 ? dislikedLeft-- : othersLeft--) <= 0) {
        videoIndexes[size] = distinct.videoIndexes()[i];
        strengths[size++] = strength;
      }
    }
    return new Row(videoIndexes, strengths, size);
  }

  private void addToRecent(RecentEvent event) {
    Recent room = recent.size() < recent.events().length ? recent : shortened();
    room.events()[room.size()] = event;
    recent = new Recent(room.events(), room.size() + 1);
  }

  private Recent shortened() {
    Recent full = recent;
    int kept = Math.min(full.size(), bounds.recentEvents());
    int capacity = Math.clamp(2L * kept, FIRST_CAPACITY, Math.max(8, 2 * bounds.recentEvents()));
    RecentEvent[] events = new RecentEvent[Math.max(capacity, kept + 1)];
    System.arraycopy(full.events(), full.size() - kept, events, 0, kept);
    return new Recent(events, kept);
  }
}
