package io.reeltime.ingest.log;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * Which layout a log folder has: 1 had a key per record and ids as text; 2 has blocks of records
 * ({@link RecordBlock}) and {@link EventIdKey}s.
 */
final class LogFormat {
  static final int CURRENT = 2;

  /** What a log says that was written before the number was. */
  private static final int UNNUMBERED = 1;

  private static final byte[] KEY = "format".getBytes(StandardCharsets.UTF_8);

  private LogFormat() {}

  /** Marks a new log. */
  static void put(WriteBatch writes, ColumnFamilyHandle meta) throws RocksDBException {
    writes.put(meta, KEY, new byte[] {CURRENT});
  }

  /**
   * Passes if the log has this layout, or nothing in it yet.
   *
   * @param identity of the log; null in an empty one
   * @throws UnknownLogFormatException if it has another one
   */
  static void require(RocksDB database, ColumnFamilyHandle meta, byte @Nullable [] identity)
      throws RocksDBException, UnknownLogFormatException {
    byte[] stored = database.get(meta, KEY);
    int found = stored == null ? UNNUMBERED : stored[0];
    if (identity != null && found != CURRENT) {
      throw new UnknownLogFormatException(found, CURRENT);
    }
  }
}
