package io.reeltime.ingest.table;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.Video;
import io.reeltime.data.log.EventLog;
import io.reeltime.ingest.table.TableBatch.Row;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.data.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the event log into the event and the video table, each record exactly once.
 *
 * <p>A commit names the log and the end offset that it reaches, and is refused unless the table is
 * still where this writer believes it to be; so neither a repeated batch nor a second writer can
 * add a row twice. After any failure the writer forgets what it believed and reads it from the
 * tables again.
 *
 * <p>A batch is committed to the video table first, and only if it holds videos; then always to the
 * event table, even if it holds no events. So the event table's end offset holds for both, and an
 * own one of the video table that is beyond it tells of a crash between the two commits: those
 * videos are then not written again. Safe for use by several threads.
 */
public final class TableWriter {
  private static final Logger LOG = LoggerFactory.getLogger(TableWriter.class);
  private static final int MOST_ATTEMPTS = 3;
  private static final long SECONDS_OF_DAY = Duration.ofDays(1).toSeconds();

  private final EventLog log;
  private final TableWriterOptions options;
  private final LogFollower events;
  private final LogFollower videos;
  private boolean recovered;
  private volatile long committedEndOffset;

  public TableWriter(EventLog log, LakeTables tables, TableWriterOptions options) {
    this.log = log;
    this.options = options;
    this.events = new LogFollower(tables.events(), log, tables.manifestThreads());
    this.videos = new LogFollower(tables.videos(), log, tables.manifestThreads());
  }

  /** The tables hold every record before this log offset; 0 until the first look at them. */
  public long committedEndOffset() {
    return committedEndOffset;
  }

  /**
   * Reads from the tables how far they are.
   *
   * @throws TableWriteException if they belong to another log, are ahead of this one, end before
   *     the first record that it still holds, or can't be read
   */
  public synchronized void recover() {
    if (recovered) {
      return;
    }
    read(events);
    read(videos);
    throwIfAhead();
    throwIfRecordsAreMissing();
    committedEndOffset = events.endOffset();
    recovered = true;
  }

  private static void read(LogFollower table) {
    try {
      table.recover();
    } catch (TableWriteException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new TableWriteException(
          "the tables' state could not be read: "
              + TableWriteException.reason(e)
              + "; nothing is lost, it will be tried again",
          e);
    }
  }

  private void throwIfAhead() {
    if (Math.max(events.endOffset(), videos.endOffset()) > log.endOffset()) {
      throw new TableWriteException(
          "the tables hold log offsets up to "
              + events.endOffset()
              + " (events) and "
              + videos.endOffset()
              + " (videos), but the event log ends at "
              + log.endOffset()
              + "; the log is older than the lake, restore both from one backup");
    }
  }

  /** A log is truncated behind its tables only; so these are not the tables that it filled. */
  private void throwIfRecordsAreMissing() {
    long first = log.firstOffset();
    if (events.endOffset() < first) {
      throw new TableWriteException(
          "the records at log offsets "
              + events.endOffset()
              + " to "
              + (first - 1)
              + " are missing: the event table ends before them, and the event log begins at "
              + first
              + "; the lake was replaced, or is older than the log. Nothing was written. To go on, "
              + LakeRemedy.of(log));
    }
  }

  /**
   * Writes and commits everything that is in the log now.
   *
   * @throws TableWriteException if that fails; what was committed before stays
   */
  public synchronized TableWatermark flush() {
    long target = log.endOffset();
    recover();
    while (events.endOffset() < target) {
      commitBatch(target);
    }
    return new TableWatermark(
        log.identity(), events.endOffset(), events.snapshotId(), videos.snapshotId());
  }

  /**
   * Commits one batch, if the log holds anything new.
   *
   * @throws TableWriteException if that fails; nothing is lost, the log still holds it
   */
  public synchronized void commitNext() {
    recover();
    long target = log.endOffset();
    if (events.endOffset() < target) {
      commitBatch(target);
    }
  }

  private void commitBatch(long target) {
    for (int attempt = 1; attempt < MOST_ATTEMPTS && events.endOffset() < target; attempt++) {
      try {
        commitOnce(target);
        return;
      } catch (TableWriteException e) {
        if (!BusyCatalogue.isCauseOf(e)) {
          throw e;
        }
        LOG.warn("tables not committed attempt={} reason={}", attempt, e.getMessage());
        recover();
      }
    }
    if (events.endOffset() < target) {
      commitOnce(target);
    }
  }

  private void commitOnce(long target) {
    try {
      TableBatch batch = TableBatch.read(log, events.endOffset(), target, options);
      commit(batch);
      committedEndOffset = batch.endOffset();
      LOG.info(
          "tables committed endOffset={} events={} videos={}",
          batch.endOffset(),
          batch.events().size(),
          batch.videos().size());
    } catch (IOException | RuntimeException e) {
      recovered = false;
      throw new TableWriteException(
          "the tables could not be written beyond log offset "
              + committedEndOffset
              + ": "
              + TableWriteException.reason(e)
              + "; nothing is lost, it will be tried again",
          e);
    }
  }

  private void commit(TableBatch batch) throws IOException {
    long videosBefore = videos.endOffset();
    List<Row<Video>> newVideos =
        batch.videos().stream().filter(row -> row.offset() >= videosBefore).toList();
    if (!newVideos.isEmpty()) {
      videos.commit(
          newVideos.stream().map(row -> TableRows.of(row.offset(), row.record())),
          batch.endOffset());
    }
    events.commit(byDay(batch.events()), batch.endOffset());
  }

  private static Stream<Record> byDay(List<Row<Event>> rows) {
    // The sort is stable: within a day, rows stay in log order.
    return rows.stream()
        .sorted(Comparator.comparingLong(TableWriter::day))
        .map(row -> TableRows.of(row.offset(), row.record()));
  }

  private static long day(Row<Event> row) {
    return Math.floorDiv(row.record().timestamp().getEpochSecond(), SECONDS_OF_DAY);
  }
}
