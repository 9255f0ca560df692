package io.reeltime.ingest.arrow;

import io.reeltime.data.event.Event;
import io.reeltime.ingest.Candidate;
import io.reeltime.ingest.CandidateBatches;
import io.reeltime.ingest.body.BodyAbortedException;
import io.reeltime.ingest.body.BodyTooLargeException;
import io.reeltime.ingest.body.BrokenEncodingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Events of an Arrow IPC stream, record batch by record batch. Each batch is read whole before a
 * row of it is handed out, so that nothing of a broken one is stored.
 *
 * <p>Compressed buffers and dictionary-encoded columns are refused; compress the whole body
 * instead.
 */
final class ArrowEvents implements CandidateBatches<Event> {
  /** What Arrow takes beside a batch's bytes: validity buffers that it writes itself. */
  private static final long SPARE_BYTES = 1 << 20;

  private final ArrowLimits limits;
  private final EventDefaults defaults;
  private final BatchMemory memory = new BatchMemory();
  private final ArrowStreamReader reader;
  private List<Candidate<Event>> batch = List.of();
  private @Nullable EventRows rows;

  ArrowEvents(InputStream body, ArrowLimits limits, EventDefaults defaults) {
    this.limits = limits;
    this.defaults = defaults;
    this.reader =
        new ArrowStreamReader(
            new MeasuredMessages(body, limits.batchBytes()),
            memory.allocator(2 * limits.batchBytes() + SPARE_BYTES));
  }

  /**
   * Waits for the next rows.
   *
   * @throws MalformedArrowException if the stream is broken or its columns are not those of events
   * @throws BodyTooLargeException if a record batch is over a limit
   */
  @Override
  public List<Candidate<Event>> next() throws IOException {
    while (batch.isEmpty()) {
      if (!readBatch()) {
        return List.of();
      }
    }
    int count = Math.min(batch.size(), limits.appendRows());
    List<Candidate<Event>> next = batch.subList(0, count);
    batch = batch.subList(count, batch.size());
    return next;
  }

  // Arrow tells of a hostile body by whatever fails first.
  private boolean readBatch() throws IOException {
    try {
      if (!reader.loadNextBatch()) {
        return false;
      }
      batch = readRows(reader.getVectorSchemaRoot());
      return true;
    } catch (MalformedArrowException
        | BodyTooLargeException
        | BodyAbortedException
        | BrokenEncodingException e) {
      throw e;
    } catch (OutOfMemoryException e) {
      throw new BodyTooLargeException(
          "a record batch that needs more memory than allowed",
          "at most " + limits.batchBytes() + " bytes per record batch");
    } catch (IOException | RuntimeException | StackOverflowError | AssertionError e) {
      throw new MalformedArrowException(
          "found an Arrow stream that can't be read (" + e.getMessage() + ")", e);
    }
  }

  private List<Candidate<Event>> readRows(VectorSchemaRoot root) throws IOException {
    if (root.getRowCount() > limits.batchRows()) {
      throw new BodyTooLargeException(
          "a record batch of " + root.getRowCount() + " rows",
          "at most " + limits.batchRows() + " rows per record batch; send smaller ones");
    }
    EventRows open = rows;
    if (open == null) {
      open = EventRows.of(root, defaults);
      rows = open;
    }
    List<Candidate<Event>> read = new ArrayList<>(root.getRowCount());
    for (int row = 0; row < root.getRowCount(); row++) {
      read.add(open.read(row));
    }
    return read;
  }

  @Override
  public void close() {
    memory.close();
  }
}
