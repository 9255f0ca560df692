package io.reeltime.ingest.arrow;

import io.reeltime.data.event.InvalidRecordException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/** Finds the columns of a record batch by name and type; one that is not there is always null. */
final class Columns {
  private Columns() {}

  static Column<String> text(VectorSchemaRoot root, String name) throws MalformedArrowException {
    return switch (vector(root, name)) {
      case null -> _ -> null;
      case VarCharVector vector -> row -> TextValues.of(name, vector, row);
      case LargeVarCharVector vector -> row -> TextValues.of(name, vector, row);
      case FieldVector other -> throw wrong(other, "utf8 or large_utf8");
    };
  }

  static Column<Long> wholeNumber(VectorSchemaRoot root, String name)
      throws MalformedArrowException {
    return switch (vector(root, name)) {
      case null -> _ -> null;
      case BigIntVector vector -> vector::getObject;
      case IntVector vector -> row -> vector.isNull(row) ? null : Long.valueOf(vector.get(row));
      case FieldVector other -> throw wrong(other, "int64 or int32");
    };
  }

  static Column<Double> number(VectorSchemaRoot root, String name) throws MalformedArrowException {
    return switch (vector(root, name)) {
      case null -> _ -> null;
      case Float8Vector vector -> vector::getObject;
      case Float4Vector vector ->
          row -> vector.isNull(row) ? null : Double.valueOf(vector.get(row));
      case FieldVector other -> throw wrong(other, "float64 or float32");
    };
  }

  /** Whole numbers are milliseconds since 1970, as in JSON; timestamps without a zone are UTC. */
  static Column<Instant> instant(VectorSchemaRoot root, String name)
      throws MalformedArrowException {
    return switch (vector(root, name)) {
      case null -> _ -> null;
      case BigIntVector vector ->
          row -> vector.isNull(row) ? null : Instant.ofEpochMilli(vector.get(row));
      case TimeStampVector vector -> {
        long perSecond = perSecond(vector);
        yield row -> vector.isNull(row) ? null : instant(vector.get(row), perSecond);
      }
      case FieldVector other -> throw wrong(other, "timestamp, or int64 milliseconds since 1970");
    };
  }

  static Column<Map<String, String>> textMap(VectorSchemaRoot root, String name)
      throws MalformedArrowException {
    FieldVector vector = vector(root, name);
    if (vector == null) {
      return _ -> null;
    }
    if (vector instanceof MapVector map
        && map.getDataVector() instanceof StructVector entries
        && entries.size() == 2
        && entries.getChildByOrdinal(0) instanceof VarCharVector keys
        && entries.getChildByOrdinal(1) instanceof VarCharVector values) {
      return row -> map.isNull(row) ? null : entries(name, map, row, keys, values);
    }
    throw wrong(vector, "map<utf8, utf8>");
  }

  private static Map<String, String> entries(
      String name, MapVector map, int row, VarCharVector keys, VarCharVector values) {
    Map<String, String> entries = new HashMap<>();
    for (int entry = map.getElementStartIndex(row); entry < map.getElementEndIndex(row); entry++) {
      String key = TextValues.of(name, keys, entry);
      if (key == null) {
        throw new InvalidRecordException(name, "an entry without key", "a key");
      }
      String value = TextValues.of(name + "." + key, values, entry);
      if (value == null) {
        throw new InvalidRecordException(name + "." + key, "nothing", "a string");
      }
      if (entries.put(key, value) != null) {
        throw new InvalidRecordException(name + "." + key, "twice", "once");
      }
    }
    return entries;
  }

  private static Instant instant(long value, long perSecond) {
    try {
      long nanos = Math.floorMod(value, perSecond) * (1_000_000_000 / perSecond);
      return Instant.ofEpochSecond(Math.floorDiv(value, perSecond), nanos);
    } catch (DateTimeException e) {
      throw new InvalidRecordException("timestamp", value, "a time before the year 10000");
    }
  }

  private static long perSecond(TimeStampVector vector) {
    TimeUnit unit = ((ArrowType.Timestamp) vector.getField().getType()).getUnit();
    return switch (unit) {
      case SECOND -> 1;
      case MILLISECOND -> 1_000;
      case MICROSECOND -> 1_000_000;
      case NANOSECOND -> 1_000_000_000;
    };
  }

  /** The column, or null; a dictionary's indices are not its values. */
  private static @Nullable FieldVector vector(VectorSchemaRoot root, String name)
      throws MalformedArrowException {
    FieldVector vector = root.getVector(name);
    if (vector != null && vector.getField().getDictionary() != null) {
      throw new MalformedArrowException(
          "column " + name + ": found a dictionary-encoded column, expected plain values");
    }
    return vector;
  }

  private static MalformedArrowException wrong(FieldVector vector, String expected) {
    return new MalformedArrowException(
        "column "
            + vector.getName()
            + ": found "
            + vector.getField().getType()
            + ", expected "
            + expected);
  }
}
