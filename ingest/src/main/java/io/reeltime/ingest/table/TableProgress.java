package io.reeltime.ingest.table;

import io.reeltime.data.log.EventLog;
import io.reeltime.data.table.Lake;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotAncestryValidator;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;
import org.jspecify.annotations.Nullable;

/**
 * How far a table has followed the log.
 *
 * <p>The word on it stands in two places that change in one commit: in the summary of the snapshot
 * that added the rows, and in the table's properties. The newest word of the history counts, since
 * it moves back with a table that is rolled back; the properties count when the history holds none,
 * because only commits by maintenance, which say nothing of the log, have been kept of it.
 *
 * @param logIdentity null while the table is empty
 * @param endOffset the table holds every record before it
 * @param snapshotId the table's snapshot when this was read or committed, 0 when it had none
 */
record TableProgress(@Nullable String logIdentity, long endOffset, long snapshotId) {
  static final TableProgress NONE = new TableProgress(null, 0, 0);

  private record Word(String logIdentity, long endOffset) {}

  /**
   * Reads it from a table that is to follow a log.
   *
   * @throws TableWriteException if the table has snapshots but no word of a log
   */
  static TableProgress of(Table table, EventLog log) {
    Snapshot current = table.currentSnapshot();
    if (current == null) {
      return NONE;
    }
    Word word =
        newest(SnapshotUtil.currentAncestors(table))
            .or(() -> word(table.properties()))
            .orElseThrow(() -> noWord(table, log));
    return new TableProgress(word.logIdentity, word.endOffset, current.snapshotId());
  }

  /** Refuses a commit unless nothing but maintenance has moved the table since. */
  SnapshotAncestryValidator guard(String tableName) {
    return new SnapshotAncestryValidator() {
      @Override
      public boolean validate(Iterable<Snapshot> ancestors) {
        return isStillAt(ancestors);
      }

      @Override
      public String errorMessage() {
        return tableName + ": another writer has moved it on from " + TableProgress.this;
      }
    };
  }

  /**
   * Whether a history, newest first, leads back to this without another word. One that has been cut
   * off in between proves nothing: then the table has to be read again.
   */
  private boolean isStillAt(Iterable<Snapshot> history) {
    boolean empty = true;
    for (Snapshot snapshot : history) {
      if (snapshot.snapshotId() == snapshotId) {
        return true;
      }
      if (word(snapshot.summary()).isPresent()) {
        return false;
      }
      empty = false;
    }
    return empty && snapshotId == 0;
  }

  private static Optional<Word> newest(Iterable<Snapshot> newestFirst) {
    for (Snapshot snapshot : newestFirst) {
      Optional<Word> word = word(snapshot.summary());
      if (word.isPresent()) {
        return word;
      }
    }
    return Optional.empty();
  }

  private static Optional<Word> word(Map<String, String> keys) {
    String identity = keys.get(Lake.LOG_IDENTITY);
    String endOffset = keys.get(Lake.END_OFFSET);
    return identity == null || endOffset == null
        ? Optional.empty()
        : Optional.of(new Word(identity, Long.parseLong(endOffset)));
  }

  private static TableWriteException noWord(Table table, EventLog log) {
    return new TableWriteException(
        table.name()
            + ": no snapshot of its history says up to which log offset it was written ("
            + Lake.END_OFFSET
            + "), nor do its properties; written by something else: "
            + LakeRemedy.of(log));
  }
}
