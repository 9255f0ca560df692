package io.reeltime.ingest.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.types.Types;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a table of an older version up to this one, in its metadata alone: files that are there
 * stay as they are, and read null in columns that they don't have.
 */
final class TableEvolution {
  private static final Logger LOG = LoggerFactory.getLogger(TableEvolution.class);

  private TableEvolution() {}

  /**
   * Adds the optional columns that a table lacks. Columns that only the table knows stay.
   *
   * @throws TableWriteException if it lacks a required one, which its rows could not have
   */
  static void addMissingColumns(Table table, Schema wanted) {
    List<Types.NestedField> missing =
        wanted.columns().stream()
            .filter(column -> table.schema().findField(column.name()) == null)
            .toList();
    if (missing.isEmpty()) {
      return;
    }
    UpdateSchema update = table.updateSchema();
    for (Types.NestedField column : missing) {
      if (column.isRequired()) {
        throw new TableWriteException(
            "%s: found no required column %s; written by something else. Restore the right lake"
                .formatted(table.name(), column.name()));
      }
      update.addColumn(column.name(), column.type());
    }
    update.commit();
    LOG.info("table={} addedColumns={}", table.name(), missing);
  }

  /** Sets the properties that a table lacks. */
  static void addMissingProperties(Table table, Map<String, String> wanted) {
    Map<String, String> missing = new HashMap<>(wanted);
    missing.keySet().removeAll(table.properties().keySet());
    set(table, missing);
  }

  /** Sets the properties that a table lacks or has otherwise. */
  static void replaceProperties(Table table, Map<String, String> wanted) {
    Map<String, String> different = new HashMap<>(wanted);
    different.entrySet().removeAll(table.properties().entrySet());
    set(table, different);
  }

  private static void set(Table table, Map<String, String> properties) {
    if (properties.isEmpty()) {
      return;
    }
    UpdateProperties update = table.updateProperties();
    properties.forEach(update::set);
    update.commit();
    LOG.info("table={} setProperties={}", table.name(), properties);
  }
}
