package io.reeltime.serving.explain;

import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.serving.user.UserState.Observations;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has to be kept of an answer to explain it later. Video indexes mean something in its
 * snapshot only: after a swap it can be explained no more, unless that snapshot is still open.
 *
 * @param snapshotVersion that it was made from; null before the first
 * @param videoIndexes of the answer, in order; never written to again
 * @param observations the user's row at that time; its arrays are never written to again
 */
public record RecentAnswer(
    String requestId,
    String userId,
    @Nullable SnapshotVersion snapshotVersion,
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
