package io.reeltime.ingest.table;

import io.reeltime.data.log.EventLog;
import io.reeltime.data.table.Lake;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.CleanableFailure;

/** One table and how far it has followed the log. */
final class LogFollower {
  private final Table table;
  private final TableFiles files;
  private final EventLog log;
  private final String logIdentity;
  private final ExecutorService manifestThreads;
  private TableProgress progress = TableProgress.NONE;

  LogFollower(Table table, EventLog log, ExecutorService manifestThreads) {
    this.table = table;
    this.files = new TableFiles(table);
    this.log = log;
    this.logIdentity = log.identity();
    this.manifestThreads = manifestThreads;
  }

  /**
   * Reads from the table itself how far it is.
   *
   * @throws TableWriteException if it was written from another log, or by something else
   */
  void recover() {
    table.refresh();
    TableProgress found = TableProgress.of(table, log);
    if (found.logIdentity() != null && !found.logIdentity().equals(logIdentity)) {
      throw new TableWriteException(
          table.name()
              + " was written from event log "
              + found.logIdentity()
              + ", but this event log is "
              + logIdentity
              + "; "
              + LakeRemedy.of(log));
    }
    progress = found;
  }

  /** The table holds every record before this log offset. */
  long endOffset() {
    return progress.endOffset();
  }

  /** Current snapshot, 0 when the table has none. */
  long snapshotId() {
    Snapshot current = table.currentSnapshot();
    return current == null ? 0 : current.snapshotId();
  }

  /** Adds rows, grouped by partition, and the new end offset in one commit. */
  void commit(Stream<Record> rowsByPartition, long endOffset) throws IOException {
    List<DataFile> written = files.write(rowsByPartition);
    try {
      commit(written, endOffset);
    } catch (RuntimeException e) {
      // Only such a failure is known to have changed nothing; after another the files may be in.
      if (e instanceof CleanableFailure) {
        files.delete(written);
      }
      throw e;
    }
    progress = new TableProgress(logIdentity, endOffset, snapshotId());
  }

  private void commit(List<DataFile> written, long endOffset) {
    Transaction transaction = table.newTransaction();
    AppendFiles append =
        transaction
            .newFastAppend()
            .scanManifestsWith(manifestThreads)
            .writeManifestsWith(manifestThreads, 1)
            .set(Lake.LOG_IDENTITY, logIdentity)
            .set(Lake.END_OFFSET, Long.toString(endOffset))
            .validateWith(progress.guard(table.name()));
    written.forEach(append::appendFile);
    append.commit();
    transaction
        .updateProperties()
        .set(Lake.LOG_IDENTITY, logIdentity)
        .set(Lake.END_OFFSET, Long.toString(endOffset))
        .commit();
    transaction.commitTransaction();
  }
}
