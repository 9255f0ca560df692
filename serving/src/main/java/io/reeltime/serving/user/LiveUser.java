package io.reeltime.serving.user;

import io.reeltime.data.snapshot.UserHistory;
import java.util.Arrays;
import java.util.List;

/**
 * What one user did since the snapshot's watermark.
 *
 * <p>The strengths are kept per video, up to a bound beyond which those seen first are forgotten;
 * that is 8 bytes for each distinct video, at most twice that while a row awaits compaction. The
 * events themselves are kept for people to look at, the newest few. One thread adds, many read
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
    int kept = Math.min(distinct.size(), bounds.videos());
    int from = distinct.size() - kept;
    int capacity = Math.max(FIRST_CAPACITY, 2 * kept);
    return new Row(
        Arrays.copyOf(Arrays.copyOfRange(distinct.videoIndexes(), from, distinct.size()), capacity),
        Arrays.copyOf(Arrays.copyOfRange(distinct.strengths(), from, distinct.size()), capacity),
        kept);
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
