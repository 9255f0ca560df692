package io.reeltime.pipelines.bench.load;

import java.io.IOException;

/** One client of a {@link LoadLoop}; used by one thread. */
public interface LoadClient extends AutoCloseable {

  /**
   * Sends a batch and waits until all of it is acknowledged.
   *
   * @return how many events were
   * @throws IOException if the batch was refused or the connection broke
   */
  int send() throws IOException, InterruptedException;

  @Override
  void close() throws IOException;

  /** Makes the clients of a case. */
  @FunctionalInterface
  interface Factory {
    /** Opens a client, given its 0-based number. */
    LoadClient open(int client) throws IOException;
  }
}
