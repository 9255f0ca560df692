package io.reeltime.data.dataset;

import dev.hardwood.reader.RowReader;
import io.reeltime.data.event.InvalidRecordException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The row at which a reader stands. */
record ParquetRow(RowReader rows, Map<ColumnRole, ParquetColumn> roles) implements Row {

  @Override
  public @Nullable String text(ColumnRole role) {
    ParquetColumn column = present(role);
    if (column == null) {
      return null;
    }
    return column.kind() == ParquetColumn.Kind.TEXT ? text(column) : String.valueOf(whole(column));
  }

  @Override
  public @Nullable Long whole(ColumnRole role) {
    ParquetColumn column = present(role);
    return column == null ? null : (Long) whole(column);
  }

  @Override
  public @Nullable Double number(ColumnRole role) {
    ParquetColumn column = present(role);
    if (column == null) {
      return null;
    }
    double value =
        switch (column.kind()) {
          case FLOAT32 -> rows.getFloat(column.name());
          case FLOAT64 -> rows.getDouble(column.name());
          case TEXT, INT32, INT64, INSTANT, LOCAL_TIME, OTHER -> whole(column);
        };
    if (!Double.isFinite(value)) {
      throw new InvalidRecordException(role.label(), value, "a finite number");
    }
    return value;
  }

  @Override
  public @Nullable Instant time(ColumnRole role) {
    ParquetColumn column = present(role);
    if (column == null) {
      return null;
    }
    return switch (column.kind()) {
      case INSTANT -> rows.getTimestamp(column.name());
      case LOCAL_TIME -> rows.getLocalTimestamp(column.name()).toInstant(ZoneOffset.UTC);
      case TEXT -> Timestamps.parse(role.label(), text(column));
      case INT32, INT64, FLOAT32, FLOAT64, OTHER ->
          Timestamps.ofNumber(role.label(), BigDecimal.valueOf(whole(column)));
    };
  }

  private @Nullable ParquetColumn present(ColumnRole role) {
    ParquetColumn column = roles.get(role);
    return column == null || rows.isNull(column.name()) ? null : column;
  }

  private String text(ParquetColumn column) {
    return new String(rows.getBinary(column.name()), StandardCharsets.UTF_8);
  }

  private long whole(ParquetColumn column) {
    return column.kind() == ParquetColumn.Kind.INT32
        ? rows.getInt(column.name())
        : rows.getLong(column.name());
  }
}
