package io.reeltime.ingest;

import io.reeltime.data.event.LogRecord;
import java.io.IOException;
import java.util.List;

/**
 * Records of a body of any length, batch by batch, as they arrive. Used by one thread.
 *
 * @param <T> event or video
 */
public interface CandidateBatches<T extends LogRecord> extends AutoCloseable {

  /**
   * Waits for the next records; empty at the end of the body.
   *
   * @throws IOException if the body can't be read further; nothing of the batch is handed out
   */
  List<Candidate<T>> next() throws IOException;

  @Override
  void close();
}
