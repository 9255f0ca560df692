package io.reeltime.data.snapshot;

import java.io.IOException;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Fills the batches of {@code history.arrow}, and counts. */
final class HistoryRows {
  private final Utf8Order order = new Utf8Order("user");
  private final VarCharVector userIds;
  private final VideoLists lists;
  private int users;
  private long interactions;

  /**
   * @param videos number of videos, above every index in a history
   */
  HistoryRows(VectorSchemaRoot root, int videos) {
    this.userIds = (VarCharVector) root.getVector("userId");
    this.lists = new VideoLists(root, "history", "strength", videos);
  }

  void writeTo(
      ArrowBatches batches, Iterable<SnapshotContent.UserEntry> entries, BatchLimits limits)
      throws IOException {
    int row = 0;
    int elements = 0;
    for (SnapshotContent.UserEntry entry : entries) {
      set(row, entry);
      row++;
      elements += entry.history().size();
      if (limits.isFull(row, elements)) {
        batches.write(row);
        row = 0;
        elements = 0;
      }
    }
    if (row > 0) {
      batches.write(row);
    }
  }

  int users() {
    return users;
  }

  long interactions() {
    return interactions;
  }

  private void set(int row, SnapshotContent.UserEntry entry) {
    UserHistory history = entry.history();
    userIds.setSafe(row, order.next(entry.userId()));
    lists.set(
        row,
        history.videoIndexes(),
        history.strengths(),
        "history of user '" + entry.userId() + "'");
    users++;
    interactions += history.size();
  }
}
