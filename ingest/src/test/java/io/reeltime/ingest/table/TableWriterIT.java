package io.reeltime.ingest.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.Video;
import io.reeltime.data.log.EventLog;
import io.reeltime.data.table.Lake;
import io.reeltime.ingest.log.LogOptions;
import io.reeltime.ingest.log.RocksEventLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableWriterIT {
  private static final Instant TIME = Instant.parse("2026-11-23T10:00:00Z");
  private static final TableWriterOptions OPTIONS = TableWriterOptions.DEFAULT;

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

  private static Event event(String id) {
    return event(id, TIME);
  }

  private static Event event(String id, Instant time) {
    return Event.of(id, "u1", "v1", EventType.VIEW, 5_000, 10_000, time);
  }

  private static Video video(String id) {
    return Video.unknown(id);
  }

  private TableWriter writer() {
    return new TableWriter(log, tables, OPTIONS);
  }

  private List<String> eventIds() throws Exception {
    return DuckDb.query(tables.events(), "SELECT event_id FROM {table} ORDER BY log_offset");
  }

  private List<String> videoIds() throws Exception {
    return DuckDb.query(tables.videos(), "SELECT video_id FROM {table} ORDER BY log_offset");
  }

  @Test
  void duckDbReadsEveryColumnAsItWasSent() throws Exception {
    Event full =
        new Event(
            "e1",
            "u\u00e9",
            "v1",
            EventType.LIKE,
            1,
            2,
            TIME.plusNanos(1_000),
            "r1",
            3,
            0.25,
            "v000001",
            Map.of("app", "ios"));
    Video video =
        new Video(
            "v1",
            "c1",
            "Cats",
            "pets",
            "en",
            10_000,
            TIME,
            List.of("DE", "FR"),
            Video.Status.TAKEN_DOWN);
    log.append(List.of(full, video, event("e2"))).join();
    TableWatermark watermark = writer().flush();

    assertThat(DuckDb.query(tables.events(), "SELECT * FROM {table} ORDER BY log_offset"))
        .containsExactly(
            "0|e1|u\u00e9|v1|like|1|2|2026-11-23T10:00:00.000001Z|r1|3|0.25|v000001|{app=ios}",
            "2|e2|u1|v1|view|5000|10000|2026-11-23T10:00Z|null|null|null|null|null");
    assertThat(DuckDb.query(tables.videos(), "SELECT * FROM {table}"))
        .containsExactly("1|v1|c1|Cats|pets|en|10000|2026-11-23T10:00Z|[DE, FR]|TAKEN_DOWN|null");
    assertThat(watermark)
        .isEqualTo(
            new TableWatermark(
                log.identity(),
                3,
                tables.events().currentSnapshot().snapshotId(),
                tables.videos().currentSnapshot().snapshotId()));
  }

  @Test
  void filesAreZstd() throws Exception {
    log.append(List.of(event("a"))).join();
    writer().flush();
    tables.events().refresh();
    String file = DuckDb.liveFiles(tables.events()).getFirst();
    assertThat(
            DuckDb.query(
                tables.events(),
                "SELECT DISTINCT compression FROM parquet_metadata('" + file + "')"))
        .containsExactly("ZSTD");
  }

  @Test
  void anEmptyLogGivesAnEmptyWatermark() {
    assertThat(writer().flush()).isEqualTo(new TableWatermark(log.identity(), 0, 0, 0));
  }

  @Test
  void aNewWriterGoesOnWhereTheLastOneEnded() throws Exception {
    log.append(List.of(event("a"), video("v1"))).join();
    writer().flush();
    log.append(List.of(event("b"), video("v2"))).join();
    assertThat(writer().flush().endOffset()).isEqualTo(4);
    assertThat(eventIds()).containsExactly("a", "b");
    assertThat(videoIds()).containsExactly("v1", "v2");
  }

  @Test
  void theEndOffsetMovesOnThroughBatchesOfOneKind() throws Exception {
    log.append(List.of(video("v1"), video("v2"))).join();
    assertThat(writer().flush().endOffset()).isEqualTo(2);
    log.append(List.of(event("a"))).join();
    assertThat(writer().flush().endOffset()).isEqualTo(3);
    log.truncate(3);
    TableWriter next = writer();
    next.recover();
    assertThat(next.committedEndOffset()).isEqualTo(3);
    assertThat(videoIds()).containsExactly("v1", "v2");
  }

  @Test
  void commitsByMaintenanceDoNotHideTheEndOffset() throws Exception {
    log.append(List.of(event("a"))).join();
    writer().flush();
    tables.events().newFastAppend().commit();
    log.append(List.of(event("b"))).join();
    writer().flush();
    assertThat(eventIds()).containsExactly("a", "b");
  }

  @Test
  void maintenanceBesideARunningWriterDoesNotStopIt() throws Exception {
    log.append(List.of(event("a"))).join();
    TableWriter writer = writer();
    writer.flush();
    try (LakeTables maintenance = LakeTables.open(tables.lake())) {
      maintenance.events().newFastAppend().commit();
    }
    log.append(List.of(event("b"))).join();
    writer.flush();
    assertThat(eventIds()).containsExactly("a", "b");
  }

  @Test
  void aTableWithoutAnyWordOfALogIsRefused() {
    tables.events().newFastAppend().commit();
    assertThatThrownBy(() -> writer().recover())
        .isInstanceOf(TableWriteException.class)
        .hasMessageContaining("no snapshot of its history says up to which log offset")
        .hasMessageContaining("or move the lake away: the log still holds everything");
  }

  @Test
  void aCrashAfterTheFilesAreWrittenLeavesEachEventOnce() throws Exception {
    log.append(List.of(event("a"), event("b"))).join();
    Stream<org.apache.iceberg.data.Record> rows =
        Stream.of(TableRows.of(0, event("a")), TableRows.of(1, event("b")));
    assertThat(new TableFiles(tables.events()).write(rows)).hasSize(1);
    writer().flush();
    assertThat(eventIds()).containsExactly("a", "b");
  }

  @Test
  void aCrashBetweenTheTwoCommitsLeavesEachRecordOnce() throws Exception {
    log.append(List.of(video("v1"), event("a"), video("v2"))).join();
    LogFollower videos = new LogFollower(tables.videos(), log, tables.manifestThreads());
    videos.recover();
    videos.commit(Stream.of(TableRows.of(0, video("v1")), TableRows.of(2, video("v2"))), 3);
    writer().flush();
    log.append(List.of(video("v3"))).join();
    writer().flush();
    assertThat(eventIds()).containsExactly("a");
    assertThat(videoIds()).containsExactly("v1", "v2", "v3");
  }

  @Test
  void aWriterThatIsBehindTheTableCommitsNothingAndRecovers() throws Exception {
    try (LakeTables otherTables = LakeTables.open(tables.lake())) {
      TableWriter stale = new TableWriter(log, otherTables, OPTIONS);
      stale.recover();
      log.append(List.of(event("a"))).join();
      writer().flush();
      assertThatThrownBy(stale::flush)
          .isInstanceOf(TableWriteException.class)
          .hasMessageContaining("another writer has moved it on");
      log.append(List.of(event("b"))).join();
      assertThat(stale.flush().endOffset()).isEqualTo(2);
    }
    assertThat(eventIds()).containsExactly("a", "b");
  }

  @Test
  void twoWritersAtOnceWriteEachRecordOnce() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int number = 0; number < 2; number++) {
        writers.add(
            pool.submit(() -> {
              try (LakeTables own = LakeTables.open(tables.lake())) {
                TableWriter writer = new TableWriter(log, own, OPTIONS);
                start.await();
                for (int round = 0; round < 10; round++) {
                  log.append(List.of(event(Thread.currentThread() + "-" + round))).join();
                  tryFlush(writer);
                }
              }
              return null;
            }));
      }
      start.countDown();
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    writer().flush();
    assertThat(DuckDb.query(tables.events(), "SELECT log_offset FROM {table} ORDER BY 1"))
        .isEqualTo(IntStream.range(0, 20).mapToObj(String::valueOf).toList());
  }

  private static void tryFlush(TableWriter writer) {
    try {
      writer.flush();
    } catch (TableWriteException e) {
      assertThat(e).hasMessageContaining("nothing is lost");
    }
  }

  @Test
  void aForeignLogIsRefusedAndTheMessageSaysWhatToDo() throws Exception {
    log.append(List.of(event("a"))).join();
    writer().flush();
    try (EventLog foreign = RocksEventLog.open(folder.resolve("foreign"), LogOptions.DEFAULT)) {
      foreign.append(List.of(event("b"))).join();
      TableWriter writer = new TableWriter(foreign, tables, OPTIONS);
      assertThatThrownBy(writer::flush)
          .isInstanceOf(TableWriteException.class)
          .hasMessageContaining("was written from event log " + log.identity())
          .hasMessageContaining("this event log is " + foreign.identity())
          .hasMessageContaining("move the lake away");
    }
    assertThat(eventIds()).containsExactly("a");
  }

  @Test
  void anImportOverManyDaysIsPartitionedByDayAndSplitAtTheRowLimit() throws Exception {
    int days = 40;
    List<Event> events =
        IntStream.range(0, 3 * days)
            .mapToObj(i -> event("e" + i, TIME.minus(Duration.ofDays(i % days))))
            .toList();
    log.append(events).join();
    TableWriterOptions small =
        new TableWriterOptions(
            Duration.ZERO, 2 * days, 1 << 20, Duration.ofSeconds(1), Duration.ofSeconds(1));
    assertThat(new TableWriter(log, tables, small).flush().endOffset()).isEqualTo(3L * days);
    assertThat(eventIds()).hasSize(3 * days).doesNotHaveDuplicates();
    assertThat(tables.events().history()).hasSize(2);
    assertThat(DuckDb.liveFiles(tables.events())).hasSize(2 * days);
  }

  @Test
  void aCommitEndsAtTheByteLimit() throws Exception {
    log.append(IntStream.range(0, 2_500).mapToObj(i -> event("e" + i)).toList()).join();
    TableWriterOptions small =
        new TableWriterOptions(
            Duration.ZERO, 10_000, 1, Duration.ofSeconds(1), Duration.ofSeconds(1));
    new TableWriter(log, tables, small).flush();
    assertThat(tables.events().history()).hasSize(3);
    assertThat(eventIds()).hasSize(2_500).doesNotHaveDuplicates();
  }

  @Test
  void aFailedCommitLosesNothing() throws Exception {
    TableWriter writer = writer();
    Path data = breakDataFolder();
    log.append(List.of(event("a"))).join();
    assertThatThrownBy(writer::flush)
        .isInstanceOf(TableWriteException.class)
        .hasMessageContaining("could not be written beyond log offset 0")
        .hasMessageContaining("nothing is lost");
    Files.delete(data);
    assertThat(writer.flush().endOffset()).isEqualTo(1);
    assertThat(eventIds()).containsExactly("a");
  }

  /** Puts a file where the data folder belongs, so that no data file can be made. */
  private Path breakDataFolder() throws Exception {
    Path data = tables.lake().warehouse().resolve("feed/events/data");
    return Files.writeString(data, "in the way");
  }
}
