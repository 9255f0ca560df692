package io.reeltime.ingest.log;

import io.reeltime.data.log.AppendOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Concurrent batches as one write and one sync; each event id is stored once. */
final class GroupCommit implements AutoCloseable {
  private final RocksStore store;
  private final WriteBatch writes = new WriteBatch();
  private final RecordBlock block = new RecordBlock();
  private final Map<EventIdKey, Long> idsOfGroup;
  private final List<NewId> newIds;
  private long nextOffset;

  private record NewId(EventIdKey id, long offset) {}

  GroupCommit(RocksStore store, long nextOffset, int mostRecords) {
    this.store = store;
    this.nextOffset = nextOffset;
    this.idsOfGroup = HashMap.newHashMap(mostRecords);
    this.newIds = new ArrayList<>(mostRecords);
  }

  /** Adds a batch; the outcomes hold once {@link #write} has returned. */
  List<AppendOutcome> add(PendingBatch batch) throws RocksDBException {
    EncodedBatch records = batch.records();
    List<AppendOutcome> outcomes = new ArrayList<>(records.size());
    for (int index = 0; index < records.size(); index++) {
      outcomes.add(add(records, index));
    }
    return outcomes;
  }

  private AppendOutcome add(EncodedBatch records, int index) throws RocksDBException {
    EventIdKey id = records.id(index);
    OptionalLong known = id == null ? OptionalLong.empty() : claim(id);
    if (known.isPresent()) {
      return new AppendOutcome.Duplicate(known.getAsLong());
    }
    block.add(records, index);
    AppendOutcome appended = new AppendOutcome.Appended(nextOffset++);
    if (block.isFull()) {
      endBlock();
    }
    return appended;
  }

  /** Gives an id to the next offset, or tells which one has it. */
  private OptionalLong claim(EventIdKey id) throws RocksDBException {
    @Nullable Long inGroup = idsOfGroup.putIfAbsent(id, nextOffset);
    if (inGroup != null) {
      return OptionalLong.of(inGroup);
    }
    OptionalLong known = store.offsetOf(id);
    if (known.isPresent()) {
      idsOfGroup.put(id, known.getAsLong());
    } else {
      newIds.add(new NewId(id, nextOffset));
    }
    return known;
  }

  private void endBlock() throws RocksDBException {
    store.putBlock(writes, nextOffset - block.count(), block.take());
  }

  /** Makes the group durable; returns the log's new end offset. */
  long write(DurableWrite durable) throws RocksDBException {
    if (!block.isEmpty()) {
      endBlock();
    }
    // In order: the engine finds the place of each beside the one before.
    newIds.sort(Comparator.comparing(NewId::id));
    for (NewId added : newIds) {
      store.putId(writes, added.id, added.offset);
    }
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
