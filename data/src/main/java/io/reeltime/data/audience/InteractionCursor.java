package io.reeltime.data.audience;

import io.reeltime.data.event.EventType;
import io.reeltime.data.preference.PreferenceWeights;
import java.util.Iterator;

/**
 * Walks the interactions of an audience: one for each video a user saw in a session, with the
 * strength of all its events together, undecayed. The same user and video may come again in another
 * session. One thread at a time.
 */
public final class InteractionCursor {
  private final Audience audience;
  private final Iterator<SessionStart> sessions;
  private final PreferenceWeights weights;
  private final int[] videoIndexes;
  private final float[] strengths;
  private int userIndex;
  private int count;
  private int current = -1;

  InteractionCursor(Audience audience, Iterator<SessionStart> sessions, PreferenceWeights weights) {
    this.audience = audience;
    this.sessions = sessions;
    this.weights = weights;
    this.videoIndexes = new int[audience.settings().feedLength()];
    this.strengths = new float[videoIndexes.length];
  }

  /** Moves to the next interaction; false when there is none. */
  public boolean advance() {
    current++;
    while (current >= count) {
      if (!sessions.hasNext()) {
        return false;
      }
      watch(sessions.next());
    }
    return true;
  }

  public int userIndex() {
    return userIndex;
  }

  public int videoIndex() {
    return videoIndexes[current];
  }

  /** Signed preference strength. */
  public float strength() {
    return strengths[current];
  }

  private void watch(SessionStart session) {
    userIndex = session.userIndex();
    current = 0;
    count = 0;
    audience.watchOrganic(session, this::observe);
  }

  private void observe(
      EventType type,
      int position,
      int videoIndex,
      long atMillis,
      long watchMillis,
      long durationMillis) {
    if (type == EventType.IMPRESSION) {
      videoIndexes[count] = videoIndex;
      strengths[count++] = 0;
      return;
    }
    strengths[count - 1] += (float) weights.strength(type, watchMillis, durationMillis, 0);
  }
}
