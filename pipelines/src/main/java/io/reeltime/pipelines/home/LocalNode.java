package io.reeltime.pipelines.home;

import io.reeltime.ingest.log.LogOptions;
import io.reeltime.ingest.node.IngestNode;
import io.reeltime.ingest.table.TableWriterOptions;
import java.io.IOException;
import java.time.Clock;

/** Log and tables of a home that no server has open. */
public final class LocalNode {
  private LocalNode() {}

  public static IngestNode open(Home home) throws IOException {
    return IngestNode.open(
        home.folder(), LogOptions.DEFAULT, TableWriterOptions.DEFAULT, Clock.systemUTC());
  }
}
