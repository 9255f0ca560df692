package io.reeltime.ingest.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.log.EventLog;
import io.reeltime.data.table.Lake;
import io.reeltime.ingest.log.LogOptions;
import io.reeltime.ingest.log.RocksEventLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake that is not the one behind which the log was truncated. */
class TruncatedLogIT {
  private static final Instant TIME = Instant.parse("2026-11-23T10:00:00Z");

  @TempDir private Path folder;
  private EventLog log;
  private Lake lake;

  @BeforeEach
  void open() {
    log = RocksEventLog.open(folder.resolve("log"), LogOptions.DEFAULT);
    lake = new Lake(folder.resolve("lake"));
  }

  @AfterEach
  void close() {
    log.close();
  }

  private void append(String... eventIds) {
    for (String id : eventIds) {
      log.append(List.of(Event.of(id, "u1", "v1", EventType.VIEW, 1, 1, TIME))).join();
    }
  }

  private void flush() throws IOException {
    try (LakeTables tables = LakeTables.open(lake)) {
      new TableWriter(log, tables, TableWriterOptions.DEFAULT).flush();
    }
  }

  private List<String> eventIds() throws Exception {
    try (LakeTables tables = LakeTables.open(lake)) {
      SentRows.assertAgree(tables, log);
      return DuckDb.query(tables.events(), "SELECT event_id FROM {table} ORDER BY log_offset");
    }
  }

  @Test
  void anOlderCopyOfTheLakeIsRefusedWithTheGapAndTheRightOneGoesOn() throws Exception {
    append("a");
    flush();
    Folders.copy(lake.folder(), folder.resolve("older"));
    append("b", "c");
    flush();
    log.truncate(3);
    append("d");
    Folders.copy(lake.folder(), folder.resolve("newer"));
    replaceLake("older");

    assertThatThrownBy(this::flush)
        .isInstanceOf(TableWriteException.class)
        .hasMessageStartingWith("the records at log offsets 1 to 2 are missing")
        .hasMessageContaining("the event log begins at 3")
        .hasMessageContaining("restore the lake folder that belongs to this log")
        .hasMessageContaining("or start with a new home folder and import again")
        .hasMessageNotContaining("move the lake away");
    assertThat(eventIds()).as("nothing was written").containsExactly("a");

    replaceLake("newer");
    flush();
    assertThat(eventIds()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void anEmptyLakeBesideATruncatedLogIsRefused() {
    append("a", "b", "c");
    log.truncate(2);
    assertThatThrownBy(this::flush)
        .isInstanceOf(TableWriteException.class)
        .hasMessageStartingWith("the records at log offsets 0 to 1 are missing");
  }

  @Test
  void aLogThatIsTruncatedUpToTheTablesEndGoesOn() throws Exception {
    append("a", "b");
    flush();
    log.truncate(2);
    append("c");
    flush();
    assertThat(eventIds()).containsExactly("a", "b", "c");
  }

  @Test
  void aForeignLogThatWasTruncatedDoesNotSendPeopleIntoTheGap() throws Exception {
    append("a");
    flush();
    try (EventLog foreign = RocksEventLog.open(folder.resolve("foreign"), LogOptions.DEFAULT);
        LakeTables tables = LakeTables.open(lake)) {
      foreign.append(List.of(Event.of("x", "u", "v", EventType.VIEW, 1, 1, TIME))).join();
      foreign.truncate(1);
      TableWriter writer = new TableWriter(foreign, tables, TableWriterOptions.DEFAULT);
      assertThatThrownBy(writer::flush)
          .hasMessageContaining("was written from event log " + log.identity())
          .hasMessageContaining("start with a new home folder and import again")
          .hasMessageNotContaining("move the lake away");
    }
  }

  @Test
  void theStatusOfTheRunningNodeNamesTheGap() throws Exception {
    append("a", "b");
    log.truncate(1);
    TableWriterOptions options =
        new TableWriterOptions(
            Duration.ofMillis(10), 10, 1 << 20, Duration.ofMillis(10), Duration.ofMillis(10));
    try (LakeTables tables = LakeTables.open(lake);
        TableWriterThread thread =
            new TableWriterThread(
                log, new TableWriter(log, tables, options), options, InstantSource.fixed(TIME))) {
      thread.start();
      await().until(() -> thread.status().failure() != null);
      assertThat(thread.status().failure()).contains("log offsets 0 to 0 are missing");
      assertThat(thread.status().committedEndOffset()).isZero();
      assertThat(thread.status().failingSince()).isEqualTo(TIME);
    }
  }

  private void replaceLake(String copy) throws IOException {
    Folders.delete(lake.folder());
    Folders.copy(folder.resolve(copy), lake.folder());
  }
}
