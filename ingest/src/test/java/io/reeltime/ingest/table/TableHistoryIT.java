package io.reeltime.ingest.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.log.EventLog;
import io.reeltime.data.table.Lake;
import io.reeltime.ingest.log.LogOptions;
import io.reeltime.ingest.log.RocksEventLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.SnapshotUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each event once, whatever maintenance has done to the table's history. */
class TableHistoryIT {
  private static final Instant TIME = Instant.parse("2026-11-23T10:00:00Z");

  @TempDir private Path folder;
  private EventLog log;
  private LakeTables tables;
  private TableWriter writer;

  @BeforeEach
  void open() throws IOException {
    log = RocksEventLog.open(folder.resolve("log"), LogOptions.DEFAULT);
    tables = LakeTables.open(new Lake(folder.resolve("lake")));
    writer = new TableWriter(log, tables, TableWriterOptions.DEFAULT);
  }

  @AfterEach
  void close() throws Exception {
    try {
      SentRows.assertAgree(tables, log);
    } finally {
      tables.close();
      log.close();
    }
  }

  @Test
  void aReopenedTableOfWhichOnlyTheCompactedSnapshotIsKeptGoesOnExactlyOnce() throws Exception {
    append("a");
    append("b");
    compact();
    expireAllButTheLast();
    assertThat(words(tables.events())).as("snapshots that tell an offset").isZero();

    tables.close();
    tables = LakeTables.open(tables.lake());
    writer = new TableWriter(log, tables, TableWriterOptions.DEFAULT);
    append("c");

    assertThat(eventIds()).containsExactly("a", "b", "c");
  }

  @Test
  void aWriterThatRanWhileItsSnapshotWasExpiredRecoversAndGoesOn() throws Exception {
    append("a");
    compact();
    expireAllButTheLast();
    log.append(List.of(event("b"))).join();

    assertThatThrownBy(writer::flush)
        .as("the history no longer proves where the table is")
        .isInstanceOf(TableWriteException.class);
    assertThat(writer.flush().endOffset()).isEqualTo(2);
    assertThat(eventIds()).containsExactly("a", "b");
  }

  @Test
  void aStaleWriterIsRefusedThoughTheWordOfTheOtherIsExpired() throws Exception {
    try (LakeTables own = LakeTables.open(tables.lake())) {
      TableWriter stale = new TableWriter(log, own, TableWriterOptions.DEFAULT);
      stale.recover();
      append("a");
      compact();
      expireAllButTheLast();
      assertThatThrownBy(stale::flush).hasMessageContaining("another writer has moved it on");
      assertThat(stale.flush().endOffset()).isEqualTo(1);
    }
    assertThat(eventIds()).containsExactly("a");
  }

  @Test
  void aTableThatIsRolledBackIsFilledAgainFromTheLog() throws Exception {
    append("a");
    long before = tables.events().currentSnapshot().snapshotId();
    append("b");
    tables.events().manageSnapshots().rollbackTo(before).commit();
    writer = new TableWriter(log, tables, TableWriterOptions.DEFAULT);
    writer.flush();

    assertThat(eventIds()).containsExactly("a", "b");
  }

  private void append(String eventId) {
    log.append(List.of(event(eventId))).join();
    writer.flush();
  }

  /** All files in one, in a process of its own. */
  private void compact() throws IOException {
    try (LakeTables own = LakeTables.open(tables.lake())) {
      Table table = own.events();
      Stream<Record> rows =
          log.read(0, 10).stream()
              .map(entry -> TableRows.of(entry.offset(), (Event) entry.record()));
      RewriteFiles rewrite = table.newRewrite();
      liveFiles(table).forEach(rewrite::deleteFile);
      new TableFiles(table).write(rows).forEach(rewrite::addFile);
      rewrite.commit();
    }
  }

  private void expireAllButTheLast() throws IOException {
    try (LakeTables own = LakeTables.open(tables.lake())) {
      own.events().expireSnapshots().expireOlderThan(Long.MAX_VALUE).retainLast(1).commit();
      assertThat(own.events().snapshots()).hasSize(1);
    }
  }

  private static Set<DataFile> liveFiles(Table table) throws IOException {
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      return StreamSupport.stream(tasks.spliterator(), false)
          .map(FileScanTask::file)
          .collect(Collectors.toSet());
    }
  }

  private static long words(Table table) {
    table.refresh();
    return StreamSupport.stream(SnapshotUtil.currentAncestors(table).spliterator(), false)
        .filter(snapshot -> snapshot.summary().containsKey(Lake.END_OFFSET))
        .count();
  }

  private List<String> eventIds() throws Exception {
    return DuckDb.query(tables.events(), "SELECT event_id FROM {table} ORDER BY log_offset");
  }

  private static Event event(String id) {
    return Event.of(id, "u1", "v1", EventType.VIEW, 5_000, 10_000, TIME);
  }
}
