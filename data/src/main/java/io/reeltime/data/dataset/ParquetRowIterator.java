package io.reeltime.data.dataset;

import dev.hardwood.reader.RowReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;

/** Steps through the rows of an open Parquet file. */
final class ParquetRowIterator implements Iterator<DatasetLine> {
  private final Path file;
  private final RowReader rows;
  private final ParquetRow row;
  private long number;

  ParquetRowIterator(Path file, RowReader rows, Map<ColumnRole, ParquetColumn> roles) {
    this.file = file;
    this.rows = rows;
    this.row = new ParquetRow(rows, roles);
  }

  @Override
  public boolean hasNext() {
    try {
      return rows.hasNext();
    } catch (RuntimeException e) {
      throw unreadable(e);
    }
  }

  @Override
  public DatasetLine next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no row after " + number + " in " + file);
    }
    try {
      rows.next();
      number++;
      return row.read(number);
    } catch (RuntimeException e) {
      throw unreadable(e);
    }
  }

  /** A damaged page stops Hardwood with whatever its decoder met. */
  private UncheckedIOException unreadable(RuntimeException cause) {
    return new UncheckedIOException(
        new IOException(
            "%s: cannot read on after row %d: %s".formatted(file, number, cause.getMessage()),
            cause));
  }
}
