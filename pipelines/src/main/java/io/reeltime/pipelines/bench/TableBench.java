package io.reeltime.pipelines.bench;

import com.sun.management.OperatingSystemMXBean;
import io.reeltime.data.audience.Audience;
import io.reeltime.data.audience.AudienceSettings;
import io.reeltime.data.event.Event;
import io.reeltime.data.log.EventLog;
import io.reeltime.data.table.Lake;
import io.reeltime.ingest.log.LogOptions;
import io.reeltime.ingest.log.RocksEventLog;
import io.reeltime.ingest.table.LakeTables;
import io.reeltime.ingest.table.TableWriter;
import io.reeltime.ingest.table.TableWriterOptions;
import io.reeltime.pipelines.bench.TableReport.Writing;
import io.reeltime.pipelines.bench.load.EventIds;
import io.reeltime.pipelines.bench.load.LoadCase;
import io.reeltime.pipelines.spark.SparkChild;
import io.reeltime.pipelines.spark.SparkSettings;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many rows a core writes into the event table, and how many bytes a row takes: the table
 * writer from a filled log, and Spark's own Parquet writer on the rows that the table then holds.
 * Each writes the same rows several times; the first time warms up.
 */
public final class TableBench {
  private static final int USERS = 20_000;
  private static final Duration LONGEST_HISTORY = Duration.ofDays(365);
  private static final int BATCH = 1_000;
  private static final int ROUNDS = 4;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Path folder;
  private final SparkSettings spark;
  private final int rows;
  private final long seed;
  private final InstantSource clock;

  /**
   * Prepares it.
   *
   * @param folder made for this run and removed after it
   * @param spark with one worker thread
   * @param rows events to write
   * @param seed of the simulated audience
   * @param clock for the times in event ids
   */
  public TableBench(Path folder, SparkSettings spark, int rows, long seed, InstantSource clock) {
    this.folder = folder;
    this.spark = spark;
    this.rows = rows;
    this.seed = seed;
    this.clock = clock;
  }

  /**
   * Runs both.
   *
   * @throws IllegalStateException if one of them did not write every row
   */
  public TableReport run() throws IOException, InterruptedException {
    try {
      Writing ours = writeTable();
      Disk.settle();
      return new TableReport(rows, ours, writeWithSpark());
    } finally {
      Disk.delete(folder);
    }
  }

  private Writing writeTable() throws IOException, InterruptedException {
    List<Double> seconds = new ArrayList<>();
    List<Double> cpuSeconds = new ArrayList<>();
    try (EventLog log = RocksEventLog.open(folder.resolve("log"), LogOptions.DEFAULT)) {
      fill(log);
      for (int round = 0; round < ROUNDS; round++) {
        Disk.settle();
        try (LakeTables tables = LakeTables.open(lake(round))) {
          TableWriter writer = new TableWriter(log, tables, TableWriterOptions.DEFAULT);
          long start = System.nanoTime();
          long cpuStart = cpuNanos();
          requireRows("the table", writer.flush().endOffset());
          seconds.add((System.nanoTime() - start) / NANOS_PER_SECOND);
          cpuSeconds.add((cpuNanos() - cpuStart) / NANOS_PER_SECOND);
        }
      }
    }
    return Writing.warm(seconds, cpuSeconds, parquetBytes(lastLake()));
  }

  private void fill(EventLog log) {
    EventIds ids = new EventIds(new LoadCase(0, 1, BATCH, 0, 0, 1), 0, clock);
    AudienceSettings settings = AudienceSettings.ofSize(USERS, seed);
    try (Stream<Event> events =
        new Audience(settings)
            .events(settings.start(), settings.start().plus(LONGEST_HISTORY))
            .limit(rows)) {
      List<Event> batch = new ArrayList<>(BATCH);
      for (Iterator<Event> each = events.iterator(); each.hasNext(); ) {
        batch.add(withId(each.next(), ids.next()));
        if (batch.size() == BATCH || !each.hasNext()) {
          log.append(List.copyOf(batch)).join();
          batch.clear();
        }
      }
    }
    requireRows("the log", log.endOffset());
  }

  /** The audience's own ids count up, and would compress to nothing; clients send UUIDs. */
  private static Event withId(Event event, String eventId) {
    return new Event(
        eventId,
        event.userId(),
        event.videoId(),
        event.type(),
        event.watchMillis(),
        event.durationMillis(),
        event.timestamp(),
        event.requestId(),
        event.position(),
        event.propensity(),
        event.snapshotVersion(),
        event.context());
  }

  private Writing writeWithSpark() throws InterruptedException {
    JobMessage last =
        new SparkChild(spark)
            .run(
                new JobRequest.WriteParquet(lastLake(), folder.resolve("spark"), ROUNDS),
                folder.resolve("job"),
                _ -> {});
    JobMessage.Written written = (JobMessage.Written) last;
    requireRows("Spark", written.rows());
    return Writing.warm(written.seconds(), written.cpuSeconds(), written.bytes());
  }

  private void requireRows(String writer, long found) {
    if (found != rows) {
      throw new IllegalStateException(
          "table benchmark, " + writer + ": found " + found + " rows, expected " + rows);
    }
  }

  private Lake lake(int round) {
    return new Lake(folder.resolve("lake-" + round));
  }

  private Path lastLake() {
    return lake(ROUNDS - 1).warehouse();
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static long parquetBytes(Path warehouse) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(warehouse)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".parquet")).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }
}
