package io.reeltime.serving.explain;

import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.serving.user.UserState.Observations;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has to be kept of an answer to explain it later. Video indexes mean something in its
 * generation only: after a swap it can be explained no more, even if the same snapshot is loaded
 * anew, for that numbers the videos of the log on its own.
 *
 * @param snapshotVersion that it was made from; null before the first
 * @param generation number of the generation that it was made from
 * @param videoIndexes of the answer, in order; never written to again
 * @param observations the user's row at that time; its arrays are never written to again
 */
public record RecentAnswer(
    String requestId,
    String userId,
    @Nullable SnapshotVersion snapshotVersion,
    long generation,
    Instant answeredAt,
    int[] videoIndexes,
    Observations observations) {
  /** Record, map node, queue node, headers of strings and arrays: rounded up. */
  private static final int OVERHEAD_BYTES = 400;

  /** Memory that it holds, about. */
  long bytes() {
    return OVERHEAD_BYTES
        + 2L * (requestId.length() + userId.length())
        + (long) Integer.BYTES * videoIndexes.length
        + (long) Integer.BYTES * observations.videoIndexes().length
        + (long) Float.BYTES * observations.strengths().length;
  }
}
