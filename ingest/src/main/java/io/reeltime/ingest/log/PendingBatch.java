package io.reeltime.ingest.log;

import io.reeltime.data.event.LogRecord;
import io.reeltime.data.log.AppendOutcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A batch on its way to disk, encoded by the thread that brought it.
 *
 * @param records in the order of the batch
 * @param result completed when the batch is durable, or never will be
 */
record PendingBatch(EncodedBatch records, CompletableFuture<List<AppendOutcome>> result) {

  static PendingBatch of(List<? extends LogRecord> batch) {
    return new PendingBatch(new EncodedBatch(batch), new CompletableFuture<>());
  }

  /** Encoded size of records and ids. */
  long bytes() {
    return records.bytes();
  }
}
