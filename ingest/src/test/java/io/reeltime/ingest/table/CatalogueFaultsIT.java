package io.reeltime.ingest.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.LogRecord;
import io.reeltime.data.event.Video;
import io.reeltime.data.log.EventLog;
import io.reeltime.data.table.Lake;
import io.reeltime.data.table.files.DurableFileIO;
import io.reeltime.ingest.log.LogOptions;
import io.reeltime.ingest.log.RocksEventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Errors of the catalogue at every call of a commit: each record ends in the tables once. */
class CatalogueFaultsIT {
  private static final int FOREVER = Integer.MAX_VALUE;
  private static final Instant TIME = Instant.parse("2026-11-23T10:00:00Z");
  private static final List<LogRecord> FIRST = List.of(event("a"), Video.unknown("v1"));
  private static final List<LogRecord> SECOND = List.of(event("b"), Video.unknown("v2"));

  @TempDir private Path folder;
  private EventLog log;
  private Lake lake;
  private final FaultyCatalogue catalogue = new FaultyCatalogue(15_000);

  private static Event event(String id) {
    return Event.of(id, "u1", "v1", EventType.VIEW, 5_000, 10_000, TIME);
  }

  /** The log holds both batches, the tables the first one. */
  @BeforeEach
  void fill() throws IOException {
    log = RocksEventLog.open(folder.resolve("log"), LogOptions.DEFAULT);
    lake = new Lake(folder.resolve("lake"));
    log.append(FIRST).join();
    try (LakeTables tables = open()) {
      writer(tables).flush();
    }
    Folders.copy(lake.folder(), folder.resolve("original"));
    log.append(SECOND).join();
  }

  @AfterEach
  void close() {
    log.close();
  }

  private void restoreLake() throws IOException {
    Folders.delete(lake.folder());
    Folders.copy(folder.resolve("original"), lake.folder());
  }

  private LakeTables open() throws IOException {
    return LakeTables.open(lake, new DurableFileIO(), catalogue::connections);
  }

  private TableWriter writer(LakeTables tables) {
    return new TableWriter(log, tables, TableWriterOptions.DEFAULT);
  }

  private void assertEachOnce(LakeTables tables) throws Exception {
    assertThat(log.endOffset()).isEqualTo(FIRST.size() + SECOND.size());
    SentRows.assertAgree(tables, log);
  }

  private int stepsOfAFlush() throws Exception {
    try (LakeTables tables = open()) {
      catalogue.plan(FOREVER, FOREVER);
      writer(tables).flush();
      int steps = catalogue.steps();
      assertEachOnce(tables);
      return steps;
    } finally {
      restoreLake();
    }
  }

  @Test
  void anErrorAtAnyCallLosesNothingAndTheNextRoundWritesTheRest() throws Exception {
    int steps = stepsOfAFlush();
    assertThat(steps).as("two reads and two commits").isGreaterThan(15);
    int failed = 0;
    for (int step = 0; step < steps; step++) {
      try (LakeTables tables = open()) {
        TableWriter writer = writer(tables);
        catalogue.plan(step, step);
        failed += fails(writer) ? 1 : 0;
        assertThat(log.append(FIRST.subList(0, 1)).join()).as("the log works on").hasSize(1);
        assertThat(writer.flush().endOffset()).as("step %s", step).isEqualTo(log.endOffset());
        assertEachOnce(tables);
      }
      restoreLake();
    }
    assertThat(failed).as("faults that reached the writer").isGreaterThan(steps / 2);
  }

  @Test
  void anErrorThatStaysUntilTheRestartLosesNothing() throws Exception {
    int steps = stepsOfAFlush();
    for (int step = 0; step < steps; step += 7) {
      try (LakeTables tables = open()) {
        catalogue.plan(step, FOREVER);
        assertThat(fails(writer(tables))).as("step %s", step).isTrue();
      }
      catalogue.plan(FOREVER, FOREVER);
      try (LakeTables tables = open()) {
        assertThat(writer(tables).flush().endOffset()).isEqualTo(log.endOffset());
        assertEachOnce(tables);
      }
      restoreLake();
    }
  }

  @Test
  void whileTheErrorStaysEveryRoundFailsAndTheWriterGoesOnAfterIt() throws Exception {
    try (LakeTables tables = open()) {
      TableWriter writer = writer(tables);
      catalogue.plan(0, FOREVER);
      for (int round = 0; round < 5; round++) {
        assertThatThrownBy(writer::flush).hasStackTraceContaining("SQLITE_IOERR");
      }
      catalogue.plan(FOREVER, FOREVER);
      writer.flush();
      assertEachOnce(tables);
    }
  }

  /** A real fault of the file itself: its bytes are overwritten, and later restored. */
  @Test
  void aDamagedCatalogueIsRefusedAndTheRestoredOneGoesOn() throws Exception {
    Path file = lake.catalogFile();
    byte[] whole = Files.readAllBytes(file);
    byte[] damaged = whole.clone();
    Arrays.fill(damaged, 0, 100, (byte) 0x5a);
    Files.write(file, damaged);
    assertThatThrownBy(this::open).hasStackTraceContaining("SQLITE_NOTADB");
    Files.write(file, whole);
    try (LakeTables tables = open()) {
      writer(tables).flush();
      assertEachOnce(tables);
    }
  }

  private static boolean fails(TableWriter writer) {
    try {
      writer.flush();
      return false;
    } catch (TableWriteException e) {
      assertThat(e).hasMessageContaining("nothing is lost").hasStackTraceContaining("SQLITE_IOERR");
      return true;
    }
  }
}
