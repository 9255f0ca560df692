package io.reeltime.ingest.table;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.log.EventLog;
import io.reeltime.data.log.LogUnavailableException;
import io.reeltime.data.table.Lake;
import io.reeltime.ingest.log.LogOptions;
import io.reeltime.ingest.log.RocksEventLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

/** Fills the disk under the log, then under the tables, and prints what happened. */
final class FullDiskChild {
  private static final Instant TIME = Instant.parse("2026-11-23T10:00:00Z");
  private static final int BATCH = 1_000;

  private FullDiskChild() {}

  public static void main(String... arguments) throws Exception {
    Path mount = Path.of(arguments[0]);
    FullDisk disk = new FullDisk(mount);
    fillUnderTables(mount, disk);
    disk.free();
    fillUnderCatalogue(mount, disk);
    disk.free();
    fillUnderLog(mount, disk);
  }

  private static List<Event> batch(int number) {
    return IntStream.range(number * BATCH, (number + 1) * BATCH)
        .mapToObj(i -> Event.of("e" + i, "u1", "v1", EventType.VIEW, 1, 1, TIME))
        .toList();
  }

  /** The log is on the ordinary disk; every amount of space ends a commit at another place. */
  private static void fillUnderTables(Path mount, FullDisk disk) throws Exception {
    Path logFolder = Files.createTempDirectory("full-disk-log");
    int failed = 0;
    int batches = 0;
    try (EventLog log = RocksEventLog.open(logFolder, LogOptions.DEFAULT);
        LakeTables tables = LakeTables.open(new Lake(mount.resolve("lake")))) {
      TableWriter writer = new TableWriter(log, tables, TableWriterOptions.DEFAULT);
      log.append(batch(batches++)).join();
      writer.flush();
      for (long left = 0; left < 80_000; left += 4_096) {
        log.append(batch(batches++)).join();
        disk.leave(left);
        failed += fails(writer) ? 1 : 0;
      }
      disk.free();
      System.out.println("table commits failed: " + (failed > 3));
      System.out.println("flushed to the end: " + (writer.flush().endOffset() == log.endOffset()));
      System.out.println(
          "each row once: "
              + DuckDb.query(
                      tables.events(),
                      "SELECT count(*), count(DISTINCT event_id), max(log_offset) + 1 FROM {table}")
                  .equals(List.of((batches * BATCH + "|").repeat(2) + batches * BATCH)));
    }
  }

  /** Log and data files are on the ordinary disk: what fails is SQLite alone. */
  private static void fillUnderCatalogue(Path mount, FullDisk disk) throws Exception {
    Path folder = Files.createTempDirectory("full-disk-catalogue");
    Lake lake = new Lake(Files.createDirectories(folder.resolve("lake")));
    Files.createSymbolicLink(lake.catalogFile(), mount.resolve("catalog.db"));
    try (EventLog log = RocksEventLog.open(folder.resolve("log"), LogOptions.DEFAULT);
        LakeTables tables = LakeTables.open(lake)) {
      TableWriter writer = new TableWriter(log, tables, TableWriterOptions.DEFAULT);
      log.append(batch(0)).join();
      writer.flush();
      disk.leave(0);
      for (int number = 1; number < 4; number++) {
        log.append(batch(number)).join();
        System.out.println("catalogue: " + failure(writer));
      }
      disk.free();
      writer.flush();
      System.out.println(
          "catalogue free again: "
              + DuckDb.query(
                  tables.events(), "SELECT count(*), count(DISTINCT event_id) FROM {table}"));
    }
  }

  private static String failure(TableWriter writer) {
    try {
      writer.flush();
      return "no failure";
    } catch (TableWriteException e) {
      return String.valueOf(e.getMessage()).replace('\n', ' ');
    }
  }

  private static boolean fails(TableWriter writer) {
    try {
      writer.flush();
      return false;
    } catch (TableWriteException e) {
      return true;
    }
  }

  private static void fillUnderLog(Path mount, FullDisk disk) throws Exception {
    Path folder = mount.resolve("log");
    int acknowledged = 0;
    try (RocksEventLog log = RocksEventLog.open(folder, LogOptions.DEFAULT)) {
      log.append(batch(acknowledged++)).join();
      disk.leave(0);
      while (accepts(log, acknowledged)) {
        acknowledged++;
      }
      disk.free();
      System.out.println("accepts once there is space again: " + accepts(log, acknowledged));
      System.out.println("readable: " + (log.read(0, Integer.MAX_VALUE).size() >= acknowledged));
      System.out.println("ready: " + ready(log));
    }
    try (RocksEventLog log = RocksEventLog.open(folder, LogOptions.DEFAULT)) {
      long held = log.endOffset();
      System.out.println("all acknowledged: " + (held >= (long) acknowledged * BATCH));
      log.append(batch(acknowledged)).join();
      System.out.println("once each: " + (log.endOffset() == (acknowledged + 1L) * BATCH));
    }
  }

  private static boolean accepts(EventLog log, int number) {
    try {
      log.append(batch(number)).join();
      return true;
    } catch (CompletionException e) {
      return false;
    }
  }

  private static boolean ready(RocksEventLog log) {
    try {
      log.throwIfUnavailable();
      return true;
    } catch (LogUnavailableException e) {
      System.out.println(e.getMessage());
      return false;
    }
  }
}
