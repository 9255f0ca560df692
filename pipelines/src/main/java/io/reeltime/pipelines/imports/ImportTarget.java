package io.reeltime.pipelines.imports;

import io.reeltime.data.event.Event;
import io.reeltime.pipelines.client.IngestAnswer;
import java.util.List;

/** Where imported events go: a running server over HTTP, or the log in this process. */
@FunctionalInterface
public interface ImportTarget {

  /** Stores a batch; its accepted events are durable at return. */
  IngestAnswer send(List<Event> batch) throws InterruptedException;
}
