package io.reeltime.ingest.log;

import io.reeltime.data.event.LogRecord;
import io.reeltime.data.log.AppendOutcome;
import io.reeltime.data.log.EventLog;
import io.reeltime.data.log.LogEntry;
import io.reeltime.data.log.LogUnavailableException;
import io.reeltime.data.log.TruncatedOffsetException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.UnaryOperator;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event log of one process, in one folder.
 *
 * <p>Callers encode their batch and queue it; one thread takes what has gathered while the last
 * sync ran, removes duplicates and writes it all with one sync: the more callers, the fewer syncs
 * each. After a write or sync has failed, the state of the disk is unknown, so nothing is written
 * again until the log is opened anew; a batch refused by that failure may then turn out to be
 * stored, and its retry is answered as a duplicate.
 *
 * <p>Reads take a lock that only {@link #close()} takes alone: native memory is never freed under a
 * reader.
 */
public final class RocksEventLog implements EventLog {
  private static final Logger LOG = LoggerFactory.getLogger(RocksEventLog.class);
  private static final Duration AFTER_RESTART = Duration.ofSeconds(30);

  private final Path folder;
  private final RocksStore store;
  private final DurableWrite durable;
  private final String identity;
  private final LogOffsets offsets;
  private final CommitQueue queue;
  private final long groupBytes;
  private final Thread committer;
  // Callers' continuations never run on the committer: a slow one would hold up everybody's sync.
  private final ExecutorService answers = Executors.newVirtualThreadPerTaskExecutor();
  private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
  private volatile SyncObserver syncObserver = (_, _) -> {};
  private boolean closed;

  private RocksEventLog(
      Path folder, RocksStore store, LogOptions options, UnaryOperator<DurableWrite> seam)
      throws RocksDBException {
    this.folder = folder;
    this.store = store;
    this.durable = seam.apply(store::write);
    this.identity = store.identity();
    this.offsets = new LogOffsets(store.firstOffset(), store.endOffset());
    this.queue = new CommitQueue(options.pendingBytes());
    this.groupBytes = options.groupBytes();
    this.committer =
        Thread.ofPlatform().name("event-log-commit").daemon().unstarted(this::commitAll);
  }

  /**
   * Opens the log in a folder, or makes a new one there; its clock is the system's.
   *
   * @throws EventLogOpenException if the folder is held by another process, damaged or unwritable
   */
  public static RocksEventLog open(Path folder, LogOptions options) {
    return open(folder, options, InstantSource.system());
  }

  /**
   * The same with a clock that the deduplication window is measured by.
   *
   * @throws EventLogOpenException if the folder is held by another process, damaged or unwritable
   */
  public static RocksEventLog open(Path folder, LogOptions options, InstantSource clock) {
    return open(folder, options, clock, UnaryOperator.identity());
  }

  static RocksEventLog open(
      Path folder, LogOptions options, InstantSource clock, UnaryOperator<DurableWrite> seam) {
    RocksStore store = RocksStore.open(folder, options.deduplicationWindow(), clock);
    try {
      RocksEventLog log = new RocksEventLog(folder, store, options, seam);
      log.committer.start();
      LOG.info(
          "event log opened folder={} identity={} firstOffset={} endOffset={}",
          folder,
          log.identity,
          log.firstOffset(),
          log.endOffset());
      return log;
    } catch (RocksDBException e) {
      store.close();
      throw new EventLogOpenException("event log " + folder + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public CompletableFuture<List<AppendOutcome>> append(List<? extends LogRecord> batch) {
    PendingBatch pending = PendingBatch.of(batch);
    try {
      queue.add(pending);
    } catch (LogUnavailableException e) {
      pending.result().completeExceptionally(e);
    }
    return pending.result();
  }

  @Override
  public List<LogEntry> read(long fromOffset, int limit) {
    use.readLock().lock();
    try {
      throwIfClosed();
      return readOpen(fromOffset, limit);
    } catch (RocksDBException e) {
      throw new IllegalStateException("event log " + folder + ": reading failed", e);
    } finally {
      use.readLock().unlock();
    }
  }

  private List<LogEntry> readOpen(long fromOffset, int limit) throws RocksDBException {
    long end = offsets.end();
    List<LogEntry> entries =
        fromOffset >= end || fromOffset < offsets.first() || limit <= 0
            ? List.of()
            : store.read(fromOffset, end, limit);
    if (fromOffset < offsets.first()) {
      throw new TruncatedOffsetException(fromOffset, offsets.first());
    }
    if (entries.isEmpty() && fromOffset < end && limit > 0) {
      throw new IllegalStateException(
          "event log "
              + folder
              + ": no record at offset "
              + fromOffset
              + ", expected one below "
              + end
              + "; the folder is damaged, restore it from a backup");
    }
    return entries;
  }

  @Override
  public long firstOffset() {
    return offsets.first();
  }

  @Override
  public long endOffset() {
    return offsets.end();
  }

  /** Returns at once when the log is closed. */
  @Override
  public long awaitBeyond(long offset, Duration timeout) throws InterruptedException {
    return offsets.awaitBeyond(offset, timeout);
  }

  /**
   * Says why the log accepts nothing, for health checks.
   *
   * @throws LogUnavailableException if it has failed or is closed
   */
  public void throwIfUnavailable() {
    queue.throwIfShut();
  }

  /** Tells of each sync from now on. */
  public void observeSyncs(SyncObserver observer) {
    syncObserver = observer;
  }

  @Override
  public void truncate(long beforeOffset) {
    if (beforeOffset > offsets.end()) {
      throw new IllegalArgumentException(
          "event log: found truncation before offset "
              + beforeOffset
              + ", expected at most the end "
              + offsets.end());
    }
    use.readLock().lock();
    try (WriteBatch writes = new WriteBatch()) {
      queue.throwIfShut();
      truncateOpen(beforeOffset, writes);
    } catch (RocksDBException e) {
      throw failed(e);
    } finally {
      use.readLock().unlock();
    }
  }

  // Two at once must not let the first offset go back.
  private synchronized void truncateOpen(long beforeOffset, WriteBatch writes)
      throws RocksDBException {
    if (beforeOffset > offsets.first()) {
      store.putTruncation(writes, beforeOffset);
      durable.write(writes);
      offsets.moveFirst(beforeOffset);
      LOG.info("event log truncated firstOffset={}", beforeOffset);
    }
  }

  /** Does now what the engine does when its buffers are full, so that a log file is used again. */
  void flush() {
    use.readLock().lock();
    try {
      throwIfClosed();
      store.flush();
    } catch (RocksDBException e) {
      throw new IllegalStateException("event log " + folder + ": flushing failed", e);
    } finally {
      use.readLock().unlock();
    }
  }

  private void commitAll() {
    List<PendingBatch> group = queue.take(groupBytes);
    while (!group.isEmpty()) {
      commit(group);
      group = queue.take(groupBytes);
    }
  }

  private void commit(List<PendingBatch> group) {
    int records = group.stream().mapToInt(batch -> batch.records().size()).sum();
    try (GroupCommit commit = new GroupCommit(store, offsets.end(), records)) {
      List<List<AppendOutcome>> outcomes = new ArrayList<>(group.size());
      for (PendingBatch batch : group) {
        outcomes.add(commit.add(batch));
      }
      write(commit);
      for (int batch = 0; batch < group.size(); batch++) {
        List<AppendOutcome> outcome = outcomes.get(batch);
        group.get(batch).result().completeAsync(() -> outcome, answers);
      }
    } catch (RocksDBException | IOException | RuntimeException | Error e) {
      refuse(group, failed(e));
    }
  }

  private void write(GroupCommit commit) throws RocksDBException, IOException {
    long before = offsets.end();
    long start = System.nanoTime();
    long end = commit.write(durable);
    store.acknowledge(end);
    syncObserver.synced(end - before, System.nanoTime() - start);
    offsets.moveEnd(end);
  }

  /** Shuts the log for good and returns what callers are told. */
  private LogUnavailableException failed(Throwable cause) {
    LOG.error("event log failed and accepts nothing more folder={}", folder, cause);
    LogUnavailableException failure =
        new LogUnavailableException(
            "event log "
                + folder
                + " could not make a batch durable ("
                + cause.getMessage()
                + ") and accepts nothing more; check the disk, then restart the node",
            AFTER_RESTART,
            cause);
    refuse(queue.fail(failure), failure);
    return failure;
  }

  private void refuse(List<PendingBatch> batches, LogUnavailableException reason) {
    batches.forEach(batch -> answers.execute(() -> batch.result().completeExceptionally(reason)));
  }

  private void throwIfClosed() {
    if (closed) {
      throw new LogUnavailableException("event log " + folder + " is closed", AFTER_RESTART);
    }
  }

  /** Makes durable what is queued, answers it, then lets go of the folder. */
  @Override
  public void close() {
    queue.close();
    awaitCommitter();
    answers.close();
    offsets.close();
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        store.close();
        LOG.info("event log closed folder={} endOffset={}", folder, offsets.end());
      }
    } finally {
      use.writeLock().unlock();
    }
  }

  private void awaitCommitter() {
    boolean interrupted = false;
    while (committer.isAlive()) {
      try {
        committer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
