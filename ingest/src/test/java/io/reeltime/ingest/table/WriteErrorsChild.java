package io.reeltime.ingest.table;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.log.EventLog;
import io.reeltime.data.table.Lake;
import io.reeltime.ingest.log.LogOptions;
import io.reeltime.ingest.log.RocksEventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes the kernel fail this process's writes, beyond a size of file, under the data files, the
 * catalogue and the log in turn, and prints what happened.
 */
final class WriteErrorsChild {
  private static final Instant TIME = Instant.parse("2026-11-23T10:00:00Z");
  private static final int BATCH = 100;

  private WriteErrorsChild() {}

  public static void main(String... arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    failUnderTables(folder);
    failUnderLog(folder.resolve("failing-log"));
  }

  private static List<Event> batch(int number) {
    return IntStream.range(number * BATCH, (number + 1) * BATCH)
        .mapToObj(i -> Event.of("e" + i, "u1", "v1", EventType.VIEW, 1, 1, TIME))
        .toList();
  }

  private static void failUnderTables(Path folder) throws Exception {
    Lake lake = new Lake(folder.resolve("lake"));
    try (EventLog log = RocksEventLog.open(folder.resolve("log"), LogOptions.DEFAULT);
        LakeTables tables = LakeTables.open(lake)) {
      TableWriter writer = new TableWriter(log, tables, TableWriterOptions.DEFAULT);
      log.append(batch(0)).join();
      writer.flush();
      log.append(batch(1)).join();
      System.out.println("data file: " + failure(writer, 1));
      writer.flush();
      log.append(batch(2)).join();
      Path catalogueLog = Path.of(lake.catalogFile() + "-wal");
      System.out.println("catalogue: " + failure(writer, Files.size(catalogueLog)));
      System.out.println("catalogue again: " + failure(writer, Files.size(catalogueLog)));
      System.out.println("flushed to the end: " + (writer.flush().endOffset() == log.endOffset()));
      System.out.println("each row once: " + rows(tables).equals(List.of("300|300|300")));
    }
    try (LakeTables reopened = LakeTables.open(lake)) {
      System.out.println("and after a restart: " + rows(reopened).equals(List.of("300|300|300")));
    }
  }

  private static List<String> rows(LakeTables tables) throws Exception {
    return DuckDb.query(
        tables.events(),
        "SELECT count(*), count(DISTINCT event_id), max(log_offset) + 1 FROM {table}");
  }

  private static String failure(TableWriter writer, long mostFileBytes) throws Exception {
    limitFiles(Long.toString(mostFileBytes));
    try {
      writer.flush();
      return "none";
    } catch (TableWriteException e) {
      return String.valueOf(e.getMessage()).replace('\n', ' ');
    } finally {
      limitFiles("unlimited");
    }
  }

  private static void failUnderLog(Path folder) throws Exception {
    try (RocksEventLog log = RocksEventLog.open(folder, LogOptions.DEFAULT)) {
      log.append(batch(0)).join();
      limitFiles(Long.toString(Files.size(newestLogFile(folder))));
      String first = answer(log, 1);
      limitFiles("unlimited");
      System.out.println("log: " + first);
      System.out.println("log when writes work again: " + answer(log, 1));
    }
    try (RocksEventLog log = RocksEventLog.open(folder, LogOptions.DEFAULT)) {
      System.out.println("acknowledged records: " + (log.endOffset() >= BATCH));
      log.append(batch(1)).join();
      System.out.println("once each after the retry: " + (log.endOffset() == 2 * BATCH));
    }
  }

  private static Path newestLogFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".log"))
          .max(Path::compareTo)
          .orElseThrow();
    }
  }

  private static String answer(EventLog log, int number) {
    try {
      return log.append(batch(number)).join().size() + " stored";
    } catch (CompletionException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** The soft limit alone, so that it can be lifted again. */
  private static void limitFiles(String bytes) throws Exception {
    String pid = Long.toString(ProcessHandle.current().pid());
    Process process =
        new ProcessBuilder("prlimit", "--pid", pid, "--fsize=" + bytes + ":unlimited")
            .inheritIO()
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("prlimit failed");
    }
  }
}
