package io.reeltime.ingest.node;

import io.quarkus.runtime.configuration.MemorySize;
import io.reeltime.ingest.arrow.ArrowLimits;
import io.reeltime.ingest.flow.AdmissionLimits;
import io.reeltime.ingest.log.LogOptions;
import io.reeltime.ingest.table.TableLayout;
import io.reeltime.ingest.table.TableWriterOptions;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of ingest. */
@ConfigMapping(prefix = "reeltime.ingest")
public interface IngestConfig {

  Log log();

  Table table();

  Http http();

  Admission admission();

  /** The event log. */
  interface Log {
    /** For how long a retried event id is recognised; whole seconds count. */
    @WithDefault("72h")
    Duration deduplicationWindow();

    /** Most bytes that may wait for their sync; beyond it the answer is 503. */
    @WithDefault("64M")
    MemorySize pendingBytes();

    /** About how many bytes one sync makes durable at most. */
    @WithDefault("4M")
    MemorySize groupBytes();

    /** The settings in the log's own form. */
    default LogOptions toOptions() {
      return new LogOptions(
          deduplicationWindow(), pendingBytes().asLongValue(), groupBytes().asLongValue());
    }
  }

  /** The event and video tables. */
  interface Table {
    /**
     * For how long records gather before a commit that isn't full. Nobody waits for it: feeds
     * follow the log, and a training run commits first. But each commit leaves a file per day, and
     * a snapshot in the table's metadata until maintenance removes it.
     */
    @WithDefault("30s")
    Duration commitInterval();

    /** Most records of one commit. */
    @WithDefault("200000")
    int commitRows();

    /** About how much memory the records of one commit may take. */
    @WithDefault("128M")
    MemorySize commitBytes();

    /** Level of zstd, 1 to 22: higher makes smaller files, slower. */
    @WithDefault("3")
    int compressionLevel();

    /** Size of file that compaction aims at: a few files per busy day, each one Spark task. */
    @WithDefault("128M")
    MemorySize fileSize();

    /** About the size of a row group, which is what reading one user costs in a sorted file. */
    @WithDefault("16M")
    MemorySize rowGroupSize();

    /** About the size of a page before compression. */
    @WithDefault("1M")
    MemorySize pageSize();

    /** Wait after a failed commit; doubled after each further one. */
    @WithDefault("1s")
    Duration firstRetry();

    /** Longest wait after failed commits. */
    @WithDefault("1m")
    Duration longestRetry();

    /** Records that the tables may be behind the log before the node reports not ready. */
    @WithDefault("5000000")
    long readyBacklog();

    /** The layout of the files. */
    default TableLayout toLayout() {
      return new TableLayout(
          compressionLevel(),
          fileSize().asLongValue(),
          rowGroupSize().asLongValue(),
          Math.toIntExact(pageSize().asLongValue()));
    }

    /** The settings in the table writer's own form. */
    default TableWriterOptions toOptions() {
      return new TableWriterOptions(
          commitInterval(),
          commitRows(),
          commitBytes().asLongValue(),
          firstRetry(),
          longestRetry());
    }
  }

  /** The endpoints. */
  interface Http {
    /** Largest body that is not a stream; beyond it the answer is 413. */
    @WithDefault("8M")
    MemorySize maxBody();

    /** Most records of one request; beyond it the answer is 413. */
    @WithDefault("10000")
    int maxRecords();

    /** Largest size of a compressed stream after expansion; beyond it the answer is 413. */
    @WithDefault("1G")
    MemorySize maxExpanded();

    /** Most bytes that a byte of a compressed body may expand to; beyond it the answer is 413. */
    @WithDefault("200")
    int maxExpansion();

    /** Most records of a stream that are appended at once. */
    @WithDefault("1000")
    int streamBatch();

    /** Most rows of one Arrow record batch. */
    @WithDefault("65536")
    int arrowBatchRows();

    /** Largest Arrow record batch. */
    @WithDefault("32M")
    MemorySize arrowBatchBytes();

    /** The limits of Arrow streams in their own form. */
    default ArrowLimits toArrowLimits() {
      return new ArrowLimits(arrowBatchRows(), arrowBatchBytes().asLongValue(), maxRecords());
    }
  }

  /** When nothing is accepted. */
  interface Admission {
    /** Records that the tables may be behind the log; beyond it the answer is 503. */
    @WithDefault("20000000")
    long mostBacklog();

    /** Space that must be free on the log's disk; below it the answer is 503. */
    @WithDefault("512M")
    MemorySize leastFreeDisk();

    /** For how long one look at the disk is good. */
    @WithDefault("500ms")
    Duration checkInterval();

    /** Records per second of one API key, or of one address where there are none; 0: no limit. */
    @WithDefault("0")
    long quota();

    /** For how many seconds' worth of its quota a rested client may send at once. */
    @WithDefault("5")
    int quotaBurstSeconds();

    /** The limits of the node in admission's own form. */
    default AdmissionLimits toLimits() {
      return new AdmissionLimits(mostBacklog(), leastFreeDisk().asLongValue(), checkInterval());
    }
  }
}
