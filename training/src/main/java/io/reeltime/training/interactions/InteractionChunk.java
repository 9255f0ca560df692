package io.reeltime.training.interactions;

import java.io.Serializable;

/**
 * The user-video pairs of one partition's users: columns of primitives, each id once.
 *
 * @param userIds distinct
 * @param videoIds distinct
 * @param users per pair, place in {@code userIds}
 * @param videos per pair, place in {@code videoIds}
 * @param strengths summed over all events
 * @param trends the same with the half-life of trending
 * @param lastMillis time of the last event
 * @param strengthsBeforeCut summed over the events before the cut
 * @param lastMillisBeforeCut time of the last of them, {@link #NEVER} if there is none
 */
record InteractionChunk(
    String[] userIds,
    String[] videoIds,
    int[] users,
    int[] videos,
    float[] strengths,
    float[] trends,
    long[] lastMillis,
    float[] strengthsBeforeCut,
    long[] lastMillisBeforeCut)
    implements Serializable {
  static final long NEVER = Long.MIN_VALUE;

  int size() {
    return users.length;
  }
}
