package io.reeltime.ingest.log;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.LogRecord;
import io.reeltime.data.event.Video;
import io.reeltime.data.log.AppendOutcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A batch on its way to disk, encoded by the thread that brought it.
 *
 * @param entries in the order of the batch
 * @param bytes encoded size of all of them
 * @param result completed when the batch is durable, or never will be
 */
record PendingBatch(
    List<Entry> entries, long bytes, CompletableFuture<List<AppendOutcome>> result) {

  /** One record: its event id (null for a video) and its encoded form. */
  record Entry(@Nullable String eventId, byte[] eventIdBytes, byte[] encoded) {}

  private static final byte[] NO_ID = {};

  static PendingBatch of(List<? extends LogRecord> batch) {
    List<Entry> entries = new ArrayList<>(batch.size());
    long bytes = 0;
    for (LogRecord record : batch) {
      Entry entry = entry(record);
      bytes += entry.eventIdBytes.length + entry.encoded.length;
      entries.add(entry);
    }
    return new PendingBatch(entries, bytes, new CompletableFuture<>());
  }

  private static Entry entry(LogRecord record) {
    byte[] encoded = RecordCodec.encode(record);
    return switch (record) {
      case Event event ->
          new Entry(event.eventId(), event.eventId().getBytes(StandardCharsets.UTF_8), encoded);
      case Video _ -> new Entry(null, NO_ID, encoded);
    };
  }
}
