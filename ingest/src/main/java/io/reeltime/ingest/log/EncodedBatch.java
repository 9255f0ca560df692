package io.reeltime.ingest.log;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.LogRecord;
import io.reeltime.data.event.Video;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A batch of records in their binary form, one behind the other, with the keys of their ids. */
final class EncodedBatch {
  private static final int ABOUT_BYTES_PER_RECORD = 128;

  private final EncodedBytes records;
  private final int[] ends;
  private final @Nullable EventIdKey[] ids;
  private long idBytes;

  EncodedBatch(List<? extends LogRecord> batch) {
    records = new EncodedBytes(batch.size() * ABOUT_BYTES_PER_RECORD);
    ends = new int[batch.size()];
    ids = new EventIdKey[batch.size()];
    int index = 0;
    for (LogRecord record : batch) {
      add(index++, record);
    }
  }

  private void add(int index, LogRecord record) {
    RecordCodec.write(record, records);
    ends[index] = records.length();
    switch (record) {
      case Event event -> {
        EventIdKey id = EventIdKey.of(event.eventId());
        ids[index] = id;
        idBytes += id.bytes().length;
      }
      case Video _ -> {}
    }
  }

  int size() {
    return ends.length;
  }

  /** Records and ids together. */
  long bytes() {
    return records.length() + idBytes;
  }

  /** Key of a record's event id; null for a video. */
  @Nullable EventIdKey id(int index) {
    return ids[index];
  }

  /** Appends a record behind its length. */
  void copy(int index, EncodedBytes target) {
    int start = index == 0 ? 0 : ends[index - 1];
    target.putVarint(ends[index] - start);
    target.putPart(records, start, ends[index]);
  }
}
