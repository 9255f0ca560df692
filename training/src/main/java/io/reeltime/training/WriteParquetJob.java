package io.reeltime.training;

import com.sun.management.OperatingSystemMXBean;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** Writes rows with Spark's own Parquet writer, timed: the peer of the event table's writer. */
final class WriteParquetJob {
  private static final double NANOS_PER_SECOND = 1e9;

  private final JobRequest.WriteParquet request;
  private final Consumer<JobMessage> out;

  WriteParquetJob(JobRequest.WriteParquet request, Consumer<JobMessage> out) {
    this.request = request;
    this.out = out;
  }

  void run() throws IOException {
    try (SparkSession session = SparkSessions.start()) {
      Dataset<Row> rows = read(session, request.rows()).persist(StorageLevel.MEMORY_ONLY());
      // Spark is lazy: counting brings the rows into memory before the clock runs.
      out.accept(new JobMessage.Progress("read", rows.count() + " rows", 0, null));
      List<Double> seconds = new ArrayList<>();
      List<Double> cpuSeconds = new ArrayList<>();
      for (int round = 0; round < request.rounds(); round++) {
        long start = System.nanoTime();
        long cpuStart = cpuNanos();
        write(rows);
        seconds.add((System.nanoTime() - start) / NANOS_PER_SECOND);
        cpuSeconds.add((cpuNanos() - cpuStart) / NANOS_PER_SECOND);
      }
      long written = read(session, request.output()).count();
      out.accept(
          new JobMessage.Written(written, parquetBytes(request.output()), seconds, cpuSeconds));
    }
  }

  private void write(Dataset<Row> rows) {
    rows.write()
        .mode(SaveMode.Overwrite)
        .option("compression", "zstd")
        .parquet(request.output().toString());
  }

  private static Dataset<Row> read(SparkSession session, Path folder) {
    return session
        .read()
        .option("recursiveFileLookup", true)
        .option("pathGlobFilter", "*.parquet")
        .parquet(folder.toString());
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static long parquetBytes(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".parquet")).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }
}
