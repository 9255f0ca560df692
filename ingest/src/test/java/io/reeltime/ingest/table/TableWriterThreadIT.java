package io.reeltime.ingest.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.log.EventLog;
import io.reeltime.data.table.Lake;
import io.reeltime.ingest.log.LogOptions;
import io.reeltime.ingest.log.RocksEventLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableWriterThreadIT {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Duration NEVER = Duration.ofHours(1);

  @TempDir Path folder;
  private EventLog log;
  private LakeTables tables;

  @BeforeEach
  void open() throws Exception {
    log = RocksEventLog.open(folder.resolve("log"), LogOptions.DEFAULT);
    tables = LakeTables.open(new Lake(folder.resolve("lake")));
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

  private TableWriterThread start(Duration interval, int rows) {
    return start(interval, rows, InstantSource.fixed(NOW));
  }

  private TableWriterThread start(Duration interval, int rows, InstantSource clock) {
    TableWriterOptions options =
        new TableWriterOptions(
            interval, rows, 1 << 20, Duration.ofMillis(20), Duration.ofMillis(100));
    TableWriterThread thread =
        new TableWriterThread(log, new TableWriter(log, tables, options), options, clock);
    thread.start();
    return thread;
  }

  private void append(String id) {
    log.append(List.of(Event.of(id, "u1", "v1", EventType.VIEW, 1, 1, NOW))).join();
  }

  @Test
  void commitsWhatGatheredInTheInterval() {
    try (TableWriterThread thread = start(Duration.ofMillis(50), 1_000)) {
      append("a");
      await().until(() -> thread.status().committedEndOffset() == 1);
      append("b");
      await().until(() -> thread.status().backlog() == 0 && thread.status().lastRound() != null);
    }
  }

  @Test
  void aClockThatIsSetBackDoesNotHoldUpCommits() {
    AtomicInteger looks = new AtomicInteger();
    InstantSource backwards = () -> NOW.minus(Duration.ofDays(365L * looks.getAndIncrement()));
    try (TableWriterThread thread = start(Duration.ofMillis(20), 1_000, backwards)) {
      append("a");
      await().until(() -> thread.status().committedEndOffset() == 1);
      append("b");
      await().until(() -> thread.status().committedEndOffset() == 2 && looks.get() > 1);
    }
  }

  @Test
  void commitsAFullBatchBeforeTheIntervalIsOver() {
    try (TableWriterThread thread = start(NEVER, 2)) {
      append("a");
      append("b");
      append("c");
      await().until(() -> thread.status().committedEndOffset() == 2);
      assertThat(thread.status().backlog()).isEqualTo(1);
    }
  }

  @Test
  void closingWritesWhatIsLeftWithoutWaitingForTheInterval() {
    TableWriterThread thread = start(NEVER, 1_000);
    append("a");
    thread.close();
    assertThat(thread.status().committedEndOffset()).isEqualTo(1);
  }

  @Test
  void aFailureShowsInTheStatusAndIsRetriedUntilItWorks() throws Exception {
    Path data = tables.lake().warehouse().resolve("feed/events/data");
    Files.writeString(data, "in the way");
    try (TableWriterThread thread = start(Duration.ofMillis(20), 1_000)) {
      append("a");
      await().until(() -> thread.status().failure() != null);
      assertThat(thread.status().failure()).contains("could not be written beyond log offset 0");
      assertThat(thread.status().failingSince()).isEqualTo(NOW);
      assertThat(thread.status().backlog()).isEqualTo(1);
      Files.delete(data);
      await().until(() -> thread.status().committedEndOffset() == 1);
      await().until(() -> thread.status().failure() == null);
    }
  }
}
