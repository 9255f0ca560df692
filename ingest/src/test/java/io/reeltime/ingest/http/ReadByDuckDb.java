package io.reeltime.ingest.http;

import io.quarkus.arc.Arc;
import io.reeltime.ingest.node.IngestNode;
import io.reeltime.ingest.table.LakeTables;
import io.reeltime.ingest.table.SentRows;

/** The tables of the node under test, compared with its log when a class's tests are over. */
final class ReadByDuckDb {
  private ReadByDuckDb() {}

  /** Brings the tables up to the log's end and reads every file of them. */
  static void check() throws Exception {
    IngestNode node = Arc.container().instance(IngestNode.class).get();
    node.writer().flush();
    try (LakeTables tables = LakeTables.open(node.tables().lake())) {
      SentRows.assertAgree(tables, node.log());
    }
  }
}
