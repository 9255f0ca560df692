package io.reeltime.ingest.table;

import io.reeltime.data.event.LogRecord;
import io.reeltime.data.log.AppendOutcome;
import io.reeltime.data.log.AppendOutcome.Appended;
import io.reeltime.data.log.EventLog;
import io.reeltime.data.log.LogEntry;
import io.reeltime.data.table.Lake;
import io.reeltime.ingest.log.LogOptions;
import io.reeltime.ingest.log.RandomRecords;
import io.reeltime.ingest.log.RocksEventLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random records at the edges of every field, as DuckDB reads them from the Parquet files. */
class RandomRowsIT {
  private static final int RECORDS = 80;
  private static final long SEED = 20_261_123;

  @TempDir private Path folder;

  @Test
  void duckDbAgreesWithWhatWasSent() throws Exception {
    RandomRecords random = new RandomRecords(SEED);
    List<LogRecord> sent = IntStream.range(0, RECORDS).mapToObj(_ -> random.next()).toList();
    try (EventLog log = RocksEventLog.open(folder.resolve("log"), LogOptions.DEFAULT);
        LakeTables tables = LakeTables.open(new Lake(folder.resolve("lake")))) {
      List<AppendOutcome> outcomes = log.append(sent).join();
      new TableWriter(log, tables, TableWriterOptions.DEFAULT).flush();
      List<LogEntry> stored = new ArrayList<>();
      for (int at = 0; at < sent.size(); at++) {
        if (outcomes.get(at) instanceof Appended(long offset)) {
          stored.add(new LogEntry(offset, sent.get(at)));
        }
      }
      SentRows.assertAgree(tables, stored);
    }
  }
}
