package io.reeltime.ingest.log;

import io.reeltime.data.log.AppendOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Concurrent batches as one write and one sync; each event id is stored once. */
final class GroupCommit implements AutoCloseable {
  private final RocksStore store;
  private final WriteBatch writes = new WriteBatch();
  private final Map<String, Long> idsOfGroup = new HashMap<>();
  private long nextOffset;

  GroupCommit(RocksStore store, long nextOffset) {
    this.store = store;
    this.nextOffset = nextOffset;
  }

  /** Adds a batch; the outcomes hold once {@link #write} has returned. */
  List<AppendOutcome> add(PendingBatch batch) throws RocksDBException {
    List<AppendOutcome> outcomes = new ArrayList<>(batch.entries().size());
    for (PendingBatch.Entry entry : batch.entries()) {
      outcomes.add(add(entry));
    }
    return outcomes;
  }

  private AppendOutcome add(PendingBatch.Entry entry) throws RocksDBException {
    String eventId = entry.eventId();
    if (eventId != null) {
      OptionalLong known = store.offsetOf(entry.eventIdBytes());
      if (known.isPresent()) {
        return new AppendOutcome.Duplicate(known.getAsLong());
      }
      Long inGroup = idsOfGroup.putIfAbsent(eventId, nextOffset);
      if (inGroup != null) {
        return new AppendOutcome.Duplicate(inGroup);
      }
    }
    store.put(writes, nextOffset, entry);
    return new AppendOutcome.Appended(nextOffset++);
  }

  /** Makes the group durable; returns the log's new end offset. */
  long write(DurableWrite durable) throws RocksDBException {
    if (writes.count() > 0) {
      durable.write(writes);
    }
    return nextOffset;
  }

  @Override
  public void close() {
    writes.close();
  }
}
