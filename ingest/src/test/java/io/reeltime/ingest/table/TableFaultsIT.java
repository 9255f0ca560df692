package io.reeltime.ingest.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.LogRecord;
import io.reeltime.data.event.Video;
import io.reeltime.data.log.EventLog;
import io.reeltime.data.table.Lake;
import io.reeltime.ingest.log.LogOptions;
import io.reeltime.ingest.log.RocksEventLog;
import io.reeltime.ingest.table.FaultyDisk.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults at every step of a commit: each record ends in the tables once all the same. */
class TableFaultsIT {
  private static final Instant TIME = Instant.parse("2026-11-23T10:00:00Z");
  private static final List<LogRecord> FIRST =
      List.of(event("a", 0), Video.unknown("v1"), event("d", 0));

  /** Two days and both tables: several data files and two transactions. */
  private static final List<LogRecord> SECOND =
      List.of(event("b", 0), Video.unknown("v2"), event("c", 1));

  @TempDir private Path folder;
  private EventLog log;

  private static Event event(String id, int daysAgo) {
    Instant time = TIME.minus(Duration.ofDays(daysAgo));
    return Event.of(id, "u1", "v1", EventType.VIEW, 5_000, 10_000, time);
  }

  @BeforeEach
  void fillLog() {
    log = RocksEventLog.open(folder.resolve("log"), LogOptions.DEFAULT);
    log.append(FIRST).join();
    log.append(SECOND).join();
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  private LakeTables open(Lake lake) throws Exception {
    return LakeTables.open(lake, new FaultyFileIO());
  }

  /** A lake whose tables hold the first batch and not the second; always at the same path. */
  private Lake prepare() throws Exception {
    FaultyDisk.plan(Fault.ERROR, Integer.MAX_VALUE, 0);
    Lake lake = new Lake(folder.resolve("lake"));
    Path original = folder.resolve("original");
    if (Files.exists(original)) {
      Folders.delete(lake.folder());
      Folders.copy(original, lake.folder());
      return lake;
    }
    try (LakeTables tables = open(lake)) {
      writer(tables).commitNext();
    }
    Folders.copy(lake.folder(), original);
    return lake;
  }

  private TableWriter writer(LakeTables tables) {
    TableWriterOptions options = TableWriterOptions.DEFAULT;
    return new TableWriter(
        log,
        tables,
        new TableWriterOptions(
            options.commitInterval(),
            SECOND.size(),
            options.commitBytes(),
            options.firstRetry(),
            options.longestRetry()));
  }

  private static void assertEachOnce(LakeTables tables) throws Exception {
    assertThat(DuckDb.query(tables.events(), "SELECT event_id FROM {table} ORDER BY log_offset"))
        .containsExactly("a", "d", "b", "c");
    assertThat(DuckDb.query(tables.videos(), "SELECT video_id FROM {table} ORDER BY log_offset"))
        .containsExactly("v1", "v2");
  }

  private int stepsOfAFlush() throws Exception {
    try (LakeTables tables = open(prepare())) {
      FaultyDisk disk = FaultyDisk.plan(Fault.ERROR, Integer.MAX_VALUE, 0);
      writer(tables).flush();
      assertEachOnce(tables);
      return disk.steps();
    }
  }

  @Test
  void aPowerCutAtAnyStepOfACommitLeavesEachRecordOnceAfterTheRestart() throws Exception {
    int steps = stepsOfAFlush();
    assertThat(steps).as("three data files and both commits").isGreaterThan(20);
    for (int step = 0; step < steps; step++) {
      Lake lake = prepare();
      cutPower(lake, step);
      try (LakeTables reopened = LakeTables.open(lake)) {
        TableWatermark watermark = writer(reopened).flush();
        assertThat(watermark.endOffset()).as("step %s", step).isEqualTo(log.endOffset());
        assertEachOnce(reopened);
      }
    }
  }

  private void cutPower(Lake lake, int step) throws Exception {
    try (LakeTables tables = open(lake)) {
      TableWriter writer = writer(tables);
      FaultyDisk disk = FaultyDisk.plan(Fault.POWER_CUT, step, step);
      try {
        writer.flush();
      } catch (TableWriteException e) {
        assertThat(e).hasMessageContaining("nothing is lost");
      }
      // Iceberg overlooks failures of deletions, and of nothing else.
      assertThat(disk.steps()).isGreaterThan(step);
    }
  }

  @Test
  void anErrorAtAnyStepOfACommitLosesNothingAndTheNextRoundWritesTheRest() throws Exception {
    int steps = stepsOfAFlush();
    for (int step = 0; step < steps; step++) {
      try (LakeTables tables = open(prepare())) {
        TableWriter writer = writer(tables);
        FaultyDisk.plan(Fault.ERROR, step, step);
        try {
          writer.flush();
        } catch (TableWriteException e) {
          assertThat(e).hasMessageContaining("nothing is lost");
          assertThat(log.append(FIRST.subList(0, 1)).join()).as("the log works on").hasSize(1);
        }
        assertThat(writer.flush().endOffset()).as("step %s", step).isEqualTo(log.endOffset());
        assertEachOnce(tables);
      }
    }
  }

  /** The test above must be able to fail: here a file is lost that had been forced. */
  @Test
  void aTableThatRefersToALostFileIsNoticed() throws Exception {
    try (LakeTables tables = open(prepare())) {
      writer(tables).flush();
      Files.delete(Path.of(DuckDb.liveFiles(tables.events()).getFirst()));
      assertThatThrownBy(() -> assertEachOnce(tables)).hasMessageContaining("No files found");
    }
  }
}
