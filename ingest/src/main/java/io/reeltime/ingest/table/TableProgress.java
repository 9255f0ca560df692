package io.reeltime.ingest.table;

import io.reeltime.data.table.Lake;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotAncestryValidator;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;
import org.jspecify.annotations.Nullable;

/**
 * How far a table has followed the log: the newest word on it in the table's history, which later
 * commits by maintenance do not repeat.
 *
 * @param logIdentity null while the table is empty
 * @param endOffset the table holds every record before it
 */
record TableProgress(@Nullable String logIdentity, long endOffset) {
  static final TableProgress NONE = new TableProgress(null, 0);

  /**
   * Reads it from a table.
   *
   * @throws TableWriteException if the table has a history but no word of a log in it
   */
  static TableProgress of(Table table) {
    TableProgress progress = of(SnapshotUtil.currentAncestors(table));
    if (progress.equals(NONE) && table.currentSnapshot() != null) {
      throw new TableWriteException(
          table.name()
              + ": no snapshot of its history says up to which log offset it was written"
              + " ("
              + Lake.END_OFFSET
              + "); expired too far, or written by something else."
              + " Move the lake folder away to start a new one");
    }
    return progress;
  }

  /** Refuses a commit unless the table is still where this progress says. */
  SnapshotAncestryValidator guard(String tableName) {
    return new SnapshotAncestryValidator() {
      @Override
      public boolean validate(Iterable<Snapshot> ancestors) {
        return of(ancestors).equals(TableProgress.this);
      }

      @Override
      public String errorMessage() {
        return tableName + ": another writer has moved it on from " + TableProgress.this;
      }
    };
  }

  private static TableProgress of(Iterable<Snapshot> newestFirst) {
    for (Snapshot snapshot : newestFirst) {
      Map<String, String> summary = snapshot.summary();
      String identity = summary.get(Lake.LOG_IDENTITY);
      String endOffset = summary.get(Lake.END_OFFSET);
      if (identity != null && endOffset != null) {
        return new TableProgress(identity, Long.parseLong(endOffset));
      }
    }
    return NONE;
  }
}
