package io.reeltime.data.snapshot;

import java.io.IOException;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;

/** Fills the batches of {@code history.arrow}, and counts. */
final class HistoryRows {
  private final int videos;
  private final Utf8Order order = new Utf8Order("user");
  private final VarCharVector userIds;
  private final ListVector lists;
  private final StructVector pairs;
  private final IntVector videoIndexes;
  private final Float4Vector strengths;
  private int users;
  private long interactions;

  /**
   * @param videos number of videos, above every index in a history
   */
  HistoryRows(VectorSchemaRoot root, int videos) {
    this.videos = videos;
    this.userIds = (VarCharVector) root.getVector("userId");
    this.lists = (ListVector) root.getVector("history");
    this.pairs = (StructVector) lists.getDataVector();
    this.videoIndexes = (IntVector) pairs.getChild("videoIndex");
    this.strengths = (Float4Vector) pairs.getChild("strength");
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
    int start = lists.startNewValue(row);
    for (int i = 0; i < history.size(); i++) {
      requireVideo(history.videoIndexes()[i], entry.userId());
      pairs.setIndexDefined(start + i);
      videoIndexes.setSafe(start + i, history.videoIndexes()[i]);
      strengths.setSafe(start + i, history.strengths()[i]);
    }
    lists.endValue(row, history.size());
    users++;
    interactions += history.size();
  }

  private void requireVideo(int videoIndex, String userId) {
    if (videoIndex < 0 || videoIndex >= videos) {
      throw new IllegalArgumentException(
          "snapshot content: history of user '%s': found video index %d, expected 0 to below %d"
              .formatted(userId, videoIndex, videos));
    }
  }
}
