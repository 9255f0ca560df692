package io.reeltime.ingest.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.log.EventLog;
import io.reeltime.data.table.Lake;
import io.reeltime.data.table.files.DurableFileIO;
import io.reeltime.ingest.log.LogOptions;
import io.reeltime.ingest.log.RocksEventLog;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another connection holds SQLite's write lock while a table is to be committed. */
class BusyCatalogueIT {
  private static final int SQLITE_BUSY = 5;
  private static final Instant TIME = Instant.parse("2026-11-23T10:00:00Z");

  @TempDir private Path folder;
  private EventLog log;
  private Lake lake;
  private Connection other;
  private final AtomicInteger busy = new AtomicInteger();

  @BeforeEach
  void open() throws Exception {
    log = RocksEventLog.open(folder.resolve("log"), LogOptions.DEFAULT);
    lake = new Lake(folder.resolve("lake"));
    LakeTables.open(lake).close();
    other = DriverManager.getConnection("jdbc:sqlite:" + lake.catalogFile());
  }

  @AfterEach
  void close() throws SQLException {
    other.close();
    log.close();
  }

  private void append(String id) {
    log.append(List.of(Event.of(id, "u1", "v1", EventType.VIEW, 1, 1, TIME))).join();
  }

  private void onOther(String sql) throws SQLException {
    try (Statement statement = other.createStatement()) {
      statement.execute(sql);
    }
  }

  private void release() {
    try {
      onOther("ROLLBACK");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private FaultyCatalogue waiting(int millis) {
    FaultyCatalogue catalogue = new FaultyCatalogue(millis);
    catalogue.onEachFailure(failure -> {
      if ((failure.getErrorCode() & 0xff) == SQLITE_BUSY) {
        busy.incrementAndGet();
      }
    });
    return catalogue;
  }

  private LakeTables open(FaultyCatalogue catalogue) throws IOException {
    return LakeTables.open(lake, new DurableFileIO(), catalogue::connections);
  }

  private TableWriter writer(LakeTables tables) {
    return new TableWriter(log, tables, TableWriterOptions.DEFAULT);
  }

  private static List<String> eventIds(LakeTables tables) throws Exception {
    return DuckDb.query(tables.events(), "SELECT event_id FROM {table} ORDER BY log_offset");
  }

  @Test
  void aCommitWaitsForTheLockAndTakesPlaceOnce() throws Exception {
    append("a");
    AtomicInteger updates = new AtomicInteger();
    FaultyCatalogue catalogue = waiting(15_000);
    try (LakeTables tables = open(catalogue);
        ExecutorService pool = Executors.newSingleThreadExecutor()) {
      catalogue.beforeEachCall(call -> updates.addAndGet(call.equals("executeUpdate") ? 1 : 0));
      onOther("BEGIN IMMEDIATE");
      Future<TableWatermark> flush = pool.submit(writer(tables)::flush);
      await().until(() -> updates.get() == 1);
      assertThat(tables.events().history()).isEmpty();
      release();
      assertThat(flush.get().endOffset()).isEqualTo(1);
      assertThat(busy).as("never told of it").hasValue(0);
      assertThat(tables.events().history()).hasSize(1);
      assertThat(eventIds(tables)).containsExactly("a");
    }
  }

  @Test
  void aCommitThatFindsTheCatalogueBusyForTooLongIsTriedAnewAndTakesPlaceOnce() throws Exception {
    append("a");
    FaultyCatalogue catalogue = waiting(1);
    try (LakeTables tables = open(catalogue)) {
      onOther("BEGIN IMMEDIATE");
      catalogue.onEachFailure(_ -> {
        if (busy.incrementAndGet() == 2) {
          release();
        }
      });
      writer(tables).flush();
      assertThat(busy).as("two attempts of three").hasValue(2);
      assertThat(tables.events().history()).hasSize(1);
      assertThat(eventIds(tables)).containsExactly("a");
    }
  }

  @Test
  void aLockThatIsNeverReleasedFailsTheRoundAndTheNextOneCommitsOnce() throws Exception {
    append("a");
    try (LakeTables tables = open(waiting(1))) {
      TableWriter writer = writer(tables);
      onOther("BEGIN IMMEDIATE");
      assertThatThrownBy(writer::flush)
          .isInstanceOf(TableWriteException.class)
          .hasMessageContaining("nothing is lost")
          .hasStackTraceContaining("SQLITE_BUSY");
      assertThat(busy).as("attempts").hasValue(3);
      release();
      assertThat(writer.flush().endOffset()).isEqualTo(1);
      assertThat(eventIds(tables)).containsExactly("a");
    }
  }

  /** Two writers and a third connection that locks the catalogue before every other update. */
  @Test
  void twoWritersUnderALockThatComesAndGoesWriteEachRecordOnce() throws Exception {
    int rounds = 8;
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int number = 0; number < 2; number++) {
        String name = "w" + number + "-";
        writers.add(pool.submit(() -> writeUnderLocks(name, rounds)));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    assertThat(busy).as("writers met the lock").hasPositiveValue();
    try (LakeTables tables = LakeTables.open(lake)) {
      writer(tables).flush();
      assertThat(DuckDb.query(tables.events(), "SELECT log_offset FROM {table} ORDER BY 1"))
          .isEqualTo(IntStream.range(0, 2 * rounds).mapToObj(String::valueOf).toList());
    }
  }

  private Void writeUnderLocks(String name, int rounds) throws Exception {
    FaultyCatalogue catalogue = waiting(1);
    try (Connection lock = DriverManager.getConnection("jdbc:sqlite:" + lake.catalogFile());
        Statement statement = lock.createStatement();
        LakeTables tables = LakeTables.open(lake, new DurableFileIO(), catalogue::connections)) {
      TableWriter writer = writer(tables);
      for (int round = 0; round < rounds; round++) {
        append(name + round);
        boolean locked = round % 2 == 0 && locks(statement);
        tryFlush(writer);
        if (locked) {
          statement.execute("ROLLBACK");
          tryFlush(writer);
        }
      }
    }
    return null;
  }

  private static boolean locks(Statement statement) {
    try {
      return !statement.execute("BEGIN IMMEDIATE");
    } catch (SQLException e) {
      return false;
    }
  }

  private static void tryFlush(TableWriter writer) {
    try {
      writer.flush();
    } catch (TableWriteException e) {
      assertThat(e).hasMessageContaining("nothing is lost");
    }
  }
}
