package io.reeltime.data.log;

import io.reeltime.data.event.LogRecord;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The durable log between ingest and everything that reads events.
 *
 * <p>Offsets are dense, start at 0, and are never reused. All methods are safe for use by many
 * threads. A log that has failed to make a batch durable accepts nothing more: every later append
 * fails with {@link LogUnavailableException} until the process is restarted.
 */
public interface EventLog extends AutoCloseable {

  /** Identity of this log, constant over its life; a new log has a new one. */
  String identity();

  /**
   * Appends a batch, all or nothing.
   *
   * <p>An event whose id is already in the deduplication window is not stored again. Videos are
   * always stored: the last one wins.
   *
   * <p>A batch that is refused (queue full, log closed or failed before) was not stored. One that a
   * failing write or sync was to make durable has an unknown outcome: it can't be read now, but may
   * be found in the log after the restart, whole or not at all. Whoever sends it again with the
   * same event ids resolves that: what was stored is answered as a duplicate.
   *
   * @return completes when the batch is durable, with one outcome per record in order; completes
   *     exceptionally with {@link LogUnavailableException} when it was refused or its outcome is
   *     unknown
   */
  CompletableFuture<List<AppendOutcome>> append(List<? extends LogRecord> batch);

  /**
   * Reads from an offset on, at most {@code limit} records; empty at the end of the log.
   *
   * @throws TruncatedOffsetException if records at {@code fromOffset} are gone
   */
  List<LogEntry> read(long fromOffset, int limit);

  /** Offset of the oldest record still held; equals {@link #endOffset()} in an empty log. */
  long firstOffset();

  /** Offset that the next durable record will get. */
  long endOffset();

  /**
   * Waits until {@code endOffset() > offset} or the timeout is over.
   *
   * @return the end offset at return
   */
  long awaitBeyond(long offset, Duration timeout) throws InterruptedException;

  /** Forgets every record before the offset; the caller knows that table and snapshot hold them. */
  void truncate(long beforeOffset);

  @Override
  void close();
}
