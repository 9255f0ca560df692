package io.reeltime.ingest.table;

import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * Rows with the columns of their table, which an older version began in another order, or a newer
 * one gave more. Not safe for several threads.
 */
final class TableOrder {
  private final GenericRecord empty;
  private final List<String> columns;
  private Types.@Nullable StructType compared;
  private boolean same;

  TableOrder(Schema table) {
    this.empty = GenericRecord.create(table);
    this.columns = names(table.asStruct());
  }

  /** The row itself, if it has them already. */
  Record of(Record row) {
    if (hasTableOrder(row.struct())) {
      return row;
    }
    GenericRecord ordered = empty.copy();
    for (Types.NestedField column : row.struct().fields()) {
      ordered.setField(column.name(), row.getField(column.name()));
    }
    return ordered;
  }

  @SuppressWarnings("ReferenceEquality") // rows of one kind share their struct; compared once
  private boolean hasTableOrder(Types.StructType row) {
    if (row != compared) {
      same = names(row).equals(columns);
      compared = row;
    }
    return same;
  }

  private static List<String> names(Types.StructType struct) {
    return struct.fields().stream().map(Types.NestedField::name).toList();
  }
}
