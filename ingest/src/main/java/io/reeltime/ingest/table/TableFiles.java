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
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.ClusteredDataWriter;
import org.apache.iceberg.io.OutputFileFactory;
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
    TableOrder order = new TableOrder(table.schema());
    try (writer) {
      rowsByPartition
          .map(order::of)
          .forEachOrdered(row -> {
            partition.partition(values.wrap(row));
            writer.write(row, table.spec(), partition);
          });
    }
    return writer.result().dataFiles();
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
