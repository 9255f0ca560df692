package io.reeltime.ingest.table;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.ClusteredDataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.util.PropertyUtil;

/** Writes rows of one table as Parquet files. */
final class TableFiles {
  private final Table table;
  private final long fileBytes;

  TableFiles(Table table) {
    this.table = table;
    this.fileBytes =
        PropertyUtil.propertyAsLong(
            table.properties(),
            TableProperties.WRITE_TARGET_FILE_SIZE_BYTES,
            TableProperties.WRITE_TARGET_FILE_SIZE_BYTES_DEFAULT);
  }

  /**
   * Writes rows that are grouped by partition: one file is open at a time, however many days an
   * import spans.
   *
   * @return the files, durable, not yet part of the table
   */
  List<DataFile> write(Stream<Record> rowsByPartition) throws IOException {
    ClusteredDataWriter<Record> writer = newWriter();
    PartitionKey partition = new PartitionKey(table.spec(), table.schema());
    InternalRecordWrapper values = new InternalRecordWrapper(table.schema().asStruct());
    try (writer) {
      rowsByPartition
          .map(this::inTableOrder)
          .forEachOrdered(row -> {
            partition.partition(values.wrap(row));
            writer.write(row, table.spec(), partition);
          });
    }
    return writer.result().dataFiles();
  }

  /**
   * The row with the columns of the table, which an older version began in another order, or a
   * newer one gave more.
   */
  private Record inTableOrder(Record row) {
    if (names(row.struct()).equals(names(table.schema().asStruct()))) {
      return row;
    }
    GenericRecord ordered = GenericRecord.create(table.schema());
    for (Types.NestedField column : row.struct().fields()) {
      ordered.setField(column.name(), row.getField(column.name()));
    }
    return ordered;
  }

  private static List<String> names(Types.StructType struct) {
    return struct.fields().stream().map(Types.NestedField::name).toList();
  }

  /** Removes files that certainly did not become part of the table. */
  void delete(List<DataFile> files) {
    files.forEach(file -> table.io().deleteFile(file.location()));
  }

  private ClusteredDataWriter<Record> newWriter() {
    return new ClusteredDataWriter<>(
        new GenericFileWriterFactory.Builder(table).dataFileFormat(FileFormat.PARQUET).build(),
        OutputFileFactory.builderFor(table, 0, 0)
            .operationId(UUID.randomUUID().toString())
            .format(FileFormat.PARQUET)
            .build(),
        table.io(),
        fileBytes);
  }
}
