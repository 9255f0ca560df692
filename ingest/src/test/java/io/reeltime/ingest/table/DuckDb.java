package io.reeltime.ingest.table;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/** An independent reader of the Parquet files that a table consists of. */
final class DuckDb {
  private DuckDb() {}

  /** Rows of the query, its columns joined by '|'; {@code {table}} stands for the live files. */
  static List<String> query(Table table, String sql) throws Exception {
    table.refresh();
    List<String> files = liveFiles(table);
    if (files.isEmpty()) {
      return List.of();
    }
    String source =
        files.stream()
            .collect(
                Collectors.joining("','", "read_parquet(['", "'], hive_partitioning = false)"));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone='UTC'");
      try (ResultSet rows = statement.executeQuery(sql.replace("{table}", source))) {
        return read(rows);
      }
    }
  }

  static List<String> liveFiles(Table table) throws Exception {
    List<String> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      tasks.forEach(task -> files.add(Path.of(URI.create(task.file().location())).toString()));
    }
    return files;
  }

  private static List<String> read(ResultSet rows) throws SQLException {
    List<String> lines = new ArrayList<>();
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      List<String> cells = new ArrayList<>();
      for (int column = 1; column <= columns; column++) {
        cells.add(String.valueOf(rows.getObject(column)));
      }
      lines.add(String.join("|", cells));
    }
    return lines;
  }
}
