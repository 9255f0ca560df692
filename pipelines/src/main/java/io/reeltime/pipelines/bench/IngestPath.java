package io.reeltime.pipelines.bench;

import io.reeltime.pipelines.bench.load.LoadCase;
import io.reeltime.pipelines.bench.load.Measured;
import java.io.IOException;

/** One way in for events, to be loaded and measured; holds what it made until it is closed. */
interface IngestPath extends AutoCloseable {

  /**
   * Loads it, and returns when what the load left behind is done, so that the next path is fair.
   */
  Measured measure(LoadCase load) throws IOException, InterruptedException;

  @Override
  void close() throws IOException;
}
