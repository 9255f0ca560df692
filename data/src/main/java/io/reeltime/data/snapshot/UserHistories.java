package io.reeltime.data.snapshot;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** The users of an open snapshot and what they did: compressed sparse rows, mapped. */
public final class UserHistories {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

  private final int[] batchStarts;
  private final MappedStrings userIds;
  private final List<MemorySegment> rowStarts;
  private final List<MemorySegment> videoIndexes;
  private final List<MemorySegment> strengths;

  UserHistories(MappedFile file) {
    this.batchStarts = file.batchStarts();
    this.userIds = new MappedStrings(file, "userId");
    this.rowStarts = file.buffers("history.offset");
    this.videoIndexes = file.buffers("history.item.videoIndex.data");
    this.strengths = file.buffers("history.item.strength.data");
  }

  /** Number of users. */
  public int size() {
    return userIds.rows();
  }

  /** Index of a user, or -1 if the snapshot does not know them. */
  public int indexOf(String userId) {
    return userIds.indexOf(userId);
  }

  public String userId(int userIndex) {
    return userIds.get(userIndex);
  }

  /** A copy of one user's history. */
  public UserHistory history(int userIndex) {
    int batch = MappedStrings.batchOf(batchStarts, userIndex);
    MemorySegment starts = rowStarts.get(batch);
    int row = userIndex - batchStarts[batch];
    int start = starts.getAtIndex(INT, row);
    int length = starts.getAtIndex(INT, row + 1L) - start;
    int[] indexes = new int[length];
    float[] values = new float[length];
    MemorySegment.copy(
        videoIndexes.get(batch), INT, (long) start * Integer.BYTES, indexes, 0, length);
    MemorySegment.copy(strengths.get(batch), FLOAT, (long) start * Float.BYTES, values, 0, length);
    return new UserHistory(indexes, values);
  }

  /** The history of a user by id; empty for one the snapshot does not know. */
  public UserHistory historyOf(String userId) {
    int userIndex = indexOf(userId);
    return userIndex < 0 ? UserHistory.EMPTY : history(userIndex);
  }
}
