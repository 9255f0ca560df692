package io.reeltime.pipelines.bench.crash;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnProjection;
import io.reeltime.data.table.EventColumns;
import io.reeltime.data.table.Lake;
import io.reeltime.data.table.files.DurableFileIO;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * The event table as a stranger reads it: Iceberg plans the files, Hardwood reads the Parquet, and
 * nothing of the table writer is asked.
 *
 * @param endOffset log offset that the table claims to reach
 * @param rows in no order
 */
record StoredTable(long endOffset, List<Row> rows) {

  /** Some columns of one row. */
  record Row(long offset, String eventId, long watchMillis) {}

  static StoredTable read(Lake lake) throws IOException {
    Map<String, String> properties = new HashMap<>(lake.catalogProperties());
    properties.put(CatalogProperties.FILE_IO_IMPL, DurableFileIO.class.getName());
    try (JdbcCatalog catalog = new JdbcCatalog()) {
      catalog.initialize(Lake.CATALOG, properties);
      TableIdentifier events = TableIdentifier.of(Namespace.of(Lake.NAMESPACE), Lake.EVENTS);
      // A kill in the first start may have come before the table.
      return catalog.tableExists(events)
          ? read(catalog.loadTable(events))
          : new StoredTable(0, List.of());
    }
  }

  private static StoredTable read(Table table) throws IOException {
    long endOffset = 0;
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      String end = snapshot.summary().getOrDefault(Lake.END_OFFSET, "0");
      endOffset = Math.max(endOffset, Long.parseLong(end));
    }
    List<Row> rows = new ArrayList<>();
    try (CloseableIterable<FileScanTask> files = table.newScan().planFiles()) {
      for (FileScanTask file : files) {
        readFile(Path.of(URI.create(file.file().location())), rows);
      }
    }
    return new StoredTable(endOffset, rows);
  }

  private static void readFile(Path file, List<Row> rows) throws IOException {
    ColumnProjection columns =
        ColumnProjection.columns(
            EventColumns.LOG_OFFSET, EventColumns.EVENT_ID, EventColumns.WATCH_MILLIS);
    try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
        RowReader row = reader.buildRowReader().projection(columns).build()) {
      while (row.hasNext()) {
        row.next();
        rows.add(
            new Row(
                row.getLong(EventColumns.LOG_OFFSET),
                row.getString(EventColumns.EVENT_ID),
                row.getLong(EventColumns.WATCH_MILLIS)));
      }
    }
  }
}
