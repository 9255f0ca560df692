package io.reeltime.ingest.log;

import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** The one step that makes a batch durable: written and synced when it returns. */
@FunctionalInterface
interface DurableWrite {
  void write(WriteBatch batch) throws RocksDBException;
}
