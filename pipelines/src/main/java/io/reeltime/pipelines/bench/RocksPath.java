package io.reeltime.pipelines.bench;

import io.reeltime.pipelines.bench.load.EventLines;
import io.reeltime.pipelines.bench.load.LoadCase;
import io.reeltime.pipelines.bench.load.LoadClient;
import io.reeltime.pipelines.bench.load.LoadLoop;
import io.reeltime.pipelines.bench.load.Measured;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * RocksDB alone, the floor under the log engine: the same bytes per event under a counter, a synced
 * write per batch, recycled log files; no index of event ids, no encoding, no queue.
 */
final class RocksPath implements IngestPath {
  static final String NAME = "raw RocksDB";
  private static final int RECYCLED_FILES = 4;
  private static final long WRITE_BUFFER_BYTES = 32L << 20;

  static {
    RocksDB.loadLibrary();
  }

  private final InstantSource clock;
  private final Options options;
  private final WriteOptions synced = new WriteOptions().setSync(true);
  private final RocksDB database;
  private final AtomicLong nextKey = new AtomicLong();

  RocksPath(Path folder, InstantSource clock) throws IOException {
    this.clock = clock;
    Files.createDirectories(folder);
    options =
        new Options()
            .setCreateIfMissing(true)
            .setRecycleLogFileNum(RECYCLED_FILES)
            .setWriteBufferSize(WRITE_BUFFER_BYTES);
    try {
      database = RocksDB.open(options, folder.toString());
    } catch (RocksDBException e) {
      throw new IOException("raw RocksDB: cannot open " + folder, e);
    }
  }

  @Override
  public Measured measure(LoadCase load) throws IOException, InterruptedException {
    // Every put has the next sequence number: their difference is what was stored.
    return LoadLoop.run(
        NAME, load, client -> new Writer(load, client), database::getLatestSequenceNumber);
  }

  @Override
  public void close() {
    database.close();
    synced.close();
    options.close();
  }

  /** Puts batches of equal values. */
  private final class Writer implements LoadClient {
    private final int batch;
    private final byte[] value;

    private Writer(LoadCase load, int client) {
      this.batch = load.batch();
      byte[] lines = new EventLines(load, client, new byte[0], clock).next();
      this.value = Arrays.copyOf(lines, EventLines.bytesPerEvent());
    }

    @Override
    public int send() throws IOException {
      long first = nextKey.getAndAdd(batch);
      try (WriteBatch writes = new WriteBatch()) {
        for (int event = 0; event < batch; event++) {
          writes.put(ByteBuffer.allocate(Long.BYTES).putLong(first + event).array(), value);
        }
        database.write(synced, writes);
      } catch (RocksDBException e) {
        throw new IOException("raw RocksDB: a write failed", e);
      }
      return batch;
    }

    @Override
    public void close() {}
  }
}
