package io.reeltime.pipelines.cli;

import io.reeltime.ingest.log.LogOptions;
import io.reeltime.ingest.node.IngestNode;
import io.reeltime.ingest.table.TableWriterOptions;
import io.reeltime.pipelines.home.Home;
import java.io.IOException;
import java.time.Clock;

/** Log and tables of a home that no server has open. */
final class LocalNode {
  private LocalNode() {}

  static IngestNode open(Home home) throws IOException {
    return IngestNode.open(
        home.folder(), LogOptions.DEFAULT, TableWriterOptions.DEFAULT, Clock.systemUTC());
  }
}
