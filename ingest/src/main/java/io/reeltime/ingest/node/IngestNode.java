package io.reeltime.ingest.node;

import io.reeltime.data.table.Lake;
import io.reeltime.ingest.log.LogOptions;
import io.reeltime.ingest.log.RocksEventLog;
import io.reeltime.ingest.table.LakeTables;
import io.reeltime.ingest.table.TableLayout;
import io.reeltime.ingest.table.TableWriter;
import io.reeltime.ingest.table.TableWriterOptions;
import io.reeltime.ingest.table.TableWriterThread;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * The running parts of ingest in one home folder: {@code log/} and {@code lake/}.
 *
 * @param log where accepted records become durable
 * @param tables the lake's tables
 * @param writer writes the tables; its {@code flush()} brings them up to the log's end
 * @param writerThread keeps the tables close behind the log
 */
public record IngestNode(
    RocksEventLog log, LakeTables tables, TableWriter writer, TableWriterThread writerThread)
    implements AutoCloseable {

  /**
   * Opens the log and the tables, whose layout stays as it is, and starts the table writer.
   *
   * @throws io.reeltime.ingest.log.EventLogOpenException if another process holds the home folder
   * @throws IOException if the lake's folder can't be made
   */
  public static IngestNode open(
      Path home, LogOptions logOptions, TableWriterOptions tableOptions, InstantSource clock)
      throws IOException {
    return open(home, logOptions, tableOptions, clock, LakeTables::open);
  }

  /**
   * Opens the log and the tables, sets the layout of new files, and starts the table writer.
   *
   * @throws io.reeltime.ingest.log.EventLogOpenException if another process holds the home folder
   * @throws IOException if the lake's folder can't be made
   */
  public static IngestNode open(
      Path home,
      LogOptions logOptions,
      TableWriterOptions tableOptions,
      TableLayout layout,
      InstantSource clock)
      throws IOException {
    return open(home, logOptions, tableOptions, clock, lake -> LakeTables.open(lake, layout));
  }

  private interface LakeOpening {
    LakeTables open(Lake lake) throws IOException;
  }

  private static IngestNode open(
      Path home,
      LogOptions logOptions,
      TableWriterOptions tableOptions,
      InstantSource clock,
      LakeOpening lake)
      throws IOException {
    RocksEventLog log = RocksEventLog.open(home.resolve("log"), logOptions, clock);
    try {
      LakeTables tables = lake.open(new Lake(home.resolve("lake")));
      TableWriter writer = new TableWriter(log, tables, tableOptions);
      TableWriterThread thread = new TableWriterThread(log, writer, tableOptions, clock);
      thread.start();
      return new IngestNode(log, tables, writer, thread);
    } catch (IOException | RuntimeException e) {
      log.close();
      throw e;
    }
  }

  /** Brings the tables up to the log's end, then closes them, then the log. */
  @Override
  public void close() {
    writerThread.close();
    tables.close();
    log.close();
  }
}
