package io.reeltime.data.dataset;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.SchemaNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Parquet file with one interaction per row, such as a data file of our own event table. Only the
 * mapped columns are read; a null counts as absent. Ids may be text or whole numbers; times may be
 * timestamps of any unit (UTC where they are local), ISO-8601 text, or whole numbers as in {@link
 * DelimitedText}.
 */
public final class ParquetRows implements DatasetFormat {
  private final ColumnMapping columns;

  /** Reads top-level columns by this mapping. */
  public ParquetRows(ColumnMapping columns) {
    this.columns = columns;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IOException also if a mapped column is not of a type that its role can be read from
   */
  @Override
  public Stream<DatasetLine> read(Path file) throws IOException {
    ParquetFileReader reader = open(file);
    try {
      Map<ColumnRole, ParquetColumn> roles = resolve(reader, file);
      RowReader rows =
          reader.buildRowReader().projection(ColumnProjection.columns(names(roles))).build();
      Closeable both =
          () -> {
            rows.close();
            reader.close();
          };
      return DatasetStream.of(new ParquetRowIterator(file, rows, roles), both);
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private static ParquetFileReader open(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IOException(file + ": found no readable file, expected a Parquet file");
    }
    try {
      return ParquetFileReader.open(InputFile.of(file));
    } catch (IOException | RuntimeException e) {
      throw new IOException(file + ": is no whole Parquet file: " + e.getMessage(), e);
    }
  }

  private Map<ColumnRole, ParquetColumn> resolve(ParquetFileReader reader, Path file)
      throws IOException {
    List<SchemaNode> nodes = reader.getFileSchema().getRootNode().children();
    List<String> names = nodes.stream().map(SchemaNode::name).toList();
    Map<ColumnRole, ParquetColumn> roles = new EnumMap<>(ColumnRole.class);
    for (var place : columns.resolve(names, file).entrySet()) {
      roles.put(
          place.getKey(), ParquetColumn.of(place.getKey(), nodes.get(place.getValue()), file));
    }
    return roles;
  }

  private static String[] names(Map<ColumnRole, ParquetColumn> roles) {
    Collection<ParquetColumn> columns = roles.values();
    return columns.stream().map(ParquetColumn::name).distinct().toArray(String[]::new);
  }
}
