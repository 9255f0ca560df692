package io.reeltime.ingest.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.log.EventLog;
import io.reeltime.data.table.EventColumns;
import io.reeltime.data.table.Lake;
import io.reeltime.ingest.log.LogOptions;
import io.reeltime.ingest.log.RocksEventLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers find in the files: days, statistics, dictionaries, checksums. */
class TableLayoutIT {
  private static final Instant FIRST_DAY = Instant.parse("2026-11-20T00:00:00Z");
  private static final int DAYS = 4;
  private static final int EVENTS = 4_000;
  private static final long SEED = 3;

  @TempDir private Path folder;
  private EventLog log;
  private LakeTables tables;

  @BeforeEach
  void write() throws IOException {
    log = RocksEventLog.open(folder.resolve("log"), LogOptions.DEFAULT);
    tables = LakeTables.open(new Lake(folder.resolve("lake")), TableLayout.DEFAULT);
    log.append(events()).join();
    new TableWriter(log, tables, TableWriterOptions.DEFAULT).flush();
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

  private static List<Event> events() {
    SplittableRandom seeded = new SplittableRandom(SEED);
    return IntStream.range(0, EVENTS)
        .mapToObj(i ->
            Event.of(
                new UUID(seeded.nextLong(), seeded.nextLong()).toString(),
                "user-%04d".formatted(seeded.nextInt(300)),
                "video-%05d".formatted(seeded.nextInt(1_000)),
                EventType.VIEW,
                seeded.nextInt(60_000),
                1_000L * (10 + seeded.nextInt(50)),
                FIRST_DAY.plus(Duration.ofSeconds(seeded.nextInt(DAYS * 86_400)))))
        .toList();
  }

  @Test
  void aFilterOnADayPlansThatDaysFilesAlone() throws Exception {
    Instant second = FIRST_DAY.plus(Duration.ofDays(1));
    Expression day =
        Expressions.and(
            Expressions.greaterThanOrEqual(EventColumns.TIME, micros(second)),
            Expressions.lessThan(EventColumns.TIME, micros(second.plus(Duration.ofDays(1)))));

    assertThat(planned(Expressions.alwaysTrue())).hasSize(DAYS);
    assertThat(planned(day))
        .singleElement()
        .satisfies(file -> assertThat(file.location()).contains("event_time_day=2026-11-21"));
  }

  @Test
  void aFilterBeyondTheBoundsOfUsersOrTimesPlansNoFile() throws Exception {
    assertThat(planned(Expressions.equal(EventColumns.USER_ID, "user-0300"))).isEmpty();
    assertThat(planned(Expressions.equal(EventColumns.USER_ID, "user-0150"))).hasSize(DAYS);
    assertThat(planned(Expressions.lessThan(EventColumns.TIME, micros(FIRST_DAY)))).isEmpty();
  }

  @Test
  void dictionariesStandWhereValuesRepeatAndNowhereElse() throws Exception {
    assertThat(columns("encodings LIKE '%DICTIONARY%'"))
        .contains("user_id", "video_id", "type", "duration_millis")
        .doesNotContain("event_id", "log_offset", "event_time", "request_id");
    assertThat(columns("compression <> 'ZSTD'")).isEmpty();
    assertThat(columns("stats_min_value IS NULL AND stats_null_count IS DISTINCT FROM num_values"))
        .as("columns with values but no bounds")
        .isEmpty();
  }

  @Test
  void theLevelAndTheSizesStayInTheTableAndCanBeChanged() throws Exception {
    try (LakeTables kept = LakeTables.open(tables.lake())) {
      assertThat(kept.events().properties())
          .containsAllEntriesOf(TableLayout.DEFAULT.eventProperties());
    }
    TableLayout smaller = new TableLayout(9, 1 << 25, 1 << 22, 1 << 16);
    try (LakeTables changed = LakeTables.open(tables.lake(), smaller)) {
      assertThat(changed.events().properties()).containsAllEntriesOf(smaller.eventProperties());
    }
    try (LakeTables kept = LakeTables.open(tables.lake())) {
      assertThat(kept.videos().properties()).containsAllEntriesOf(smaller.properties());
    }
  }

  @Test
  void everyFirstPageCarriesTheChecksumOfItsBytes() throws Exception {
    for (String chunk : chunks("coalesce(dictionary_page_offset, data_page_offset)")) {
      String[] fileAndOffset = chunk.split("\\|");
      try (FileChannel file = FileChannel.open(Path.of(fileAndOffset[0]))) {
        file.position(Long.parseLong(fileAndOffset[1]));
        InputStream in = Channels.newInputStream(file);
        PageHeader header = Util.readPageHeader(in);
        CRC32 checksum = new CRC32();
        checksum.update(in.readNBytes(header.getCompressed_page_size()));
        assertThat(header.isSetCrc()).isTrue();
        assertThat(header.getCrc()).isEqualTo((int) checksum.getValue());
      }
    }
  }

  @Test
  void aLayoutThatCannotBeIsRefused() {
    assertThatThrownBy(() -> new TableLayout(23, 1 << 27, 1 << 24, 1 << 20))
        .hasMessage("table layout: found compression level 23, expected 1 to 22");
    assertThatThrownBy(() -> new TableLayout(3, 1 << 20, 1 << 24, 1 << 20))
        .hasMessageContaining("found file size 1048576, expected the row group size or more");
  }

  private List<DataFile> planned(Expression filter) throws IOException {
    tables.events().refresh();
    List<DataFile> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks =
        tables.events().newScan().filter(filter).planFiles()) {
      tasks.forEach(task -> files.add(task.file()));
    }
    return files;
  }

  /** File and the value of an expression, of each column chunk. */
  private List<String> chunks(String expression) throws Exception {
    String files = String.join("','", DuckDb.liveFiles(tables.events()));
    return DuckDb.query(
        tables.events(),
        "SELECT file_name, " + expression + " FROM parquet_metadata(['" + files + "'])");
  }

  /** Columns of which some chunk has the property. */
  private List<String> columns(String property) throws Exception {
    tables.events().refresh();
    String files = String.join("','", DuckDb.liveFiles(tables.events()));
    return DuckDb.query(
        tables.events(),
        "SELECT DISTINCT path_in_schema FROM parquet_metadata(['"
            + files
            + "']) WHERE "
            + property);
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000;
  }
}
