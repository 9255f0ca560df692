package io.reeltime.ingest.log;

import io.reeltime.data.log.LogEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.TtlDB;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The log's folder: records by offset, offsets by event id (forgotten after the deduplication
 * window), and a few facts about the log. Must not be used after {@link #close()}: native code
 * would then read freed memory; {@link RocksEventLog} sees to it.
 */
final class RocksStore implements AutoCloseable {
  private static final byte[] IDENTITY = "identity".getBytes(StandardCharsets.UTF_8);
  private static final byte[] FIRST_OFFSET = "first-offset".getBytes(StandardCharsets.UTF_8);

  private final RocksSettings settings;
  private final TtlDB database;
  private final LogOwner owner;
  private final ColumnFamilyHandle meta;
  private final ColumnFamilyHandle records;
  private final ColumnFamilyHandle ids;
  private final WriteOptions synced = new WriteOptions().setSync(true);
  private final AcknowledgedEnd acknowledged;
  private final Duration window;
  private final InstantSource clock;

  private RocksStore(
      RocksSettings settings,
      TtlDB database,
      List<ColumnFamilyHandle> families,
      LogOwner owner,
      AcknowledgedEnd acknowledged,
      Duration window,
      InstantSource clock) {
    this.settings = settings;
    this.database = database;
    this.owner = owner;
    this.acknowledged = acknowledged;
    this.window = window;
    this.clock = clock;
    this.meta = families.get(0);
    this.records = families.get(1);
    this.ids = families.get(2);
  }

  /**
   * Opens a log folder, or makes a new log in it.
   *
   * @throws EventLogOpenException if it is held by another process or can't be read or written
   */
  static RocksStore open(Path folder, Duration window, InstantSource clock) {
    LogOwner owner = new LogOwner(folder);
    RocksSettings settings = new RocksSettings(window);
    try {
      Files.createDirectories(folder);
      // Before the engine opens the folder for writing, which ends with deleting what it replayed.
      if (!owner.isAlive()) {
        LogInspection.requireAcknowledged(folder, settings);
      }
      List<ColumnFamilyHandle> families = new ArrayList<>();
      TtlDB database =
          TtlDB.open(
              settings.database(),
              folder.toString(),
              settings.columnFamilies(),
              families,
              List.of(0, 0, Math.toIntExact(window.toSeconds())),
              false);
      return opened(settings, database, families, owner, folder, window, clock);
    } catch (RocksDBException | IOException e) {
      settings.close();
      throw cannotOpen(folder, owner, e);
    }
  }

  /** Closes the database, and with it its lock, if it is not what is wanted. */
  private static RocksStore opened(
      RocksSettings settings,
      TtlDB database,
      List<ColumnFamilyHandle> families,
      LogOwner owner,
      Path folder,
      Duration window,
      InstantSource clock)
      throws RocksDBException, IOException {
    ColumnFamilyHandle meta = families.get(0);
    try {
      LogFormat.require(database, meta, database.get(meta, IDENTITY));
      owner.leave(ProcessHandle.current());
      return new RocksStore(
          settings, database, families, owner, AcknowledgedEnd.open(folder), window, clock);
    } catch (RocksDBException | IOException e) {
      families.forEach(ColumnFamilyHandle::close);
      database.close();
      throw e;
    }
  }

  private static EventLogOpenException cannotOpen(Path folder, LogOwner owner, Exception cause) {
    String reason = String.valueOf(cause.getMessage());
    if (cause instanceof UnknownLogFormatException) {
      return new EventLogOpenException("event log " + folder + ": " + reason, cause);
    }
    if (reason.contains("LOCK") || reason.contains("lock hold")) {
      return new EventLogOpenException(
          "event log "
              + folder
              + " is in use by "
              + owner.read()
              + "; stop that process, or choose another home folder",
          cause);
    }
    return new EventLogOpenException(
        "event log "
            + folder
            + " can't be opened: "
            + reason
            + "; check that the folder is writable and the disk is not full, or restore it from a"
            + " backup",
        cause);
  }

  /** The identity of the log, made when it is opened for the first time. */
  String identity() throws RocksDBException {
    byte[] known = database.get(meta, IDENTITY);
    if (known != null) {
      return new String(known, StandardCharsets.UTF_8);
    }
    String identity = UUID.randomUUID().toString();
    try (WriteBatch writes = new WriteBatch()) {
      writes.put(meta, IDENTITY, identity.getBytes(StandardCharsets.UTF_8));
      LogFormat.put(writes, meta);
      write(writes);
    }
    return identity;
  }

  long firstOffset() throws RocksDBException {
    byte[] stored = database.get(meta, FIRST_OFFSET);
    return stored == null ? 0 : BigEndian.get(stored, 0);
  }

  /** Offset after the last record; of a log that was truncated to nothing, its first offset. */
  long endOffset() throws RocksDBException {
    return endOffset(database, meta, records);
  }

  /**
   * The end offset of a log opened in any way.
   *
   * @throws UnknownLogFormatException if the log has another layout
   */
  static long endOffset(RocksDB database, List<ColumnFamilyHandle> families)
      throws RocksDBException, UnknownLogFormatException {
    ColumnFamilyHandle meta = families.get(0);
    LogFormat.require(database, meta, database.get(meta, IDENTITY));
    return endOffset(database, meta, families.get(1));
  }

  private static long endOffset(
      RocksDB database, ColumnFamilyHandle meta, ColumnFamilyHandle records)
      throws RocksDBException {
    byte[] stored = database.get(meta, FIRST_OFFSET);
    long first = stored == null ? 0 : BigEndian.get(stored, 0);
    try (RocksIterator iterator = database.newIterator(records)) {
      iterator.seekToLast();
      iterator.status();
      return iterator.isValid() ? Math.max(first, blockEnd(iterator)) : first;
    }
  }

  /** Where an event id of the window is stored. */
  OptionalLong offsetOf(EventIdKey id) throws RocksDBException {
    return RememberedId.offset(database.get(ids, id.bytes()), window, clock);
  }

  void putBlock(WriteBatch batch, long firstOffset, byte[] block) throws RocksDBException {
    batch.put(records, BigEndian.of(firstOffset), block);
  }

  void putId(WriteBatch batch, EventIdKey id, long offset) throws RocksDBException {
    batch.put(ids, id.bytes(), RememberedId.of(offset, clock));
  }

  /** Forgets every block that ends before the offset; one that it lies in is kept whole. */
  void putTruncation(WriteBatch batch, long beforeOffset) throws RocksDBException {
    batch.put(meta, FIRST_OFFSET, BigEndian.of(beforeOffset));
    batch.deleteRange(records, BigEndian.of(0), BigEndian.of(firstBlockKept(beforeOffset)));
  }

  private long firstBlockKept(long offset) throws RocksDBException {
    try (RocksIterator iterator = database.newIterator(records)) {
      iterator.seekForPrev(BigEndian.of(offset));
      iterator.status();
      return iterator.isValid() && blockEnd(iterator) > offset
          ? BigEndian.get(iterator.key(), 0)
          : offset;
    }
  }

  private static long blockEnd(RocksIterator block) {
    return BigEndian.get(block.key(), 0) + RecordBlock.count(block.value());
  }

  void write(WriteBatch batch) throws RocksDBException {
    database.write(synced, batch);
  }

  /** Moves what is in memory to table files, which frees the log file before. */
  void flush() throws RocksDBException {
    try (FlushOptions options = new FlushOptions()) {
      database.flush(options, List.of(meta, records, ids));
    }
  }

  /** Notes that every record before the offset is durable. */
  void acknowledge(long endOffset) throws IOException {
    acknowledged.write(endOffset);
  }

  /** Reads records of {@code [from, end)}, stopping early at a gap in the offsets. */
  List<LogEntry> read(long from, long end, int limit) throws RocksDBException {
    long last = Math.min(end, from + limit);
    List<LogEntry> entries = new ArrayList<>((int) (last - from));
    try (RocksIterator iterator = database.newIterator(records)) {
      iterator.seekForPrev(BigEndian.of(from));
      long next = from;
      while (next < last && iterator.isValid() && BigEndian.get(iterator.key(), 0) <= next) {
        RecordBlock.read(iterator.value(), BigEndian.get(iterator.key(), 0), next, last, entries);
        if (from + entries.size() == next) {
          break;
        }
        next = from + entries.size();
        iterator.next();
      }
      iterator.status();
    }
    return entries;
  }

  @Override
  public void close() {
    @Nullable Exception failure = null;
    try {
      owner.remove();
    } catch (IOException e) {
      failure = e;
    }
    List.of(meta, records, ids).forEach(ColumnFamilyHandle::close);
    synced.close();
    database.close();
    settings.close();
    try {
      acknowledged.close();
    } catch (IOException e) {
      failure = e;
    }
    if (failure != null) {
      throw new IllegalStateException("event log: its notes can't be closed", failure);
    }
  }
}
