package io.reeltime.pipelines.bench.load;

import java.io.IOException;

/** Asks a path how many events it holds. */
@FunctionalInterface
public interface StoredEvents {
  long count() throws IOException, InterruptedException;
}
