package io.reeltime.training.als;

import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/**
 * Reads ratings straight from Spark's own rows into primitive arrays.
 *
 * <p>An id column of a wider type than int is read as it is and checked value by value, as a cast
 * would round or wrap.
 *
 * @param userCol column of user ids
 * @param itemCol column of item ids
 * @param ratingCol column of strengths, empty for 1 throughout
 */
record RatingRows(String userCol, String itemCol, String ratingCol) implements Serializable {
  private static final int ROWS_AT_ONCE = 1 << 12;

  /** Checks that the columns are there and numeric. */
  void check(StructType schema) {
    requireNumeric(schema, "userCol", userCol);
    requireNumeric(schema, "itemCol", itemCol);
    if (!ratingCol.isEmpty()) {
      requireNumeric(schema, "ratingCol", ratingCol);
    }
  }

  /** The ratings in chunks, by the block that owns the user. */
  JavaPairRDD<Integer, RatingChunk> chunksByUser(Dataset<?> dataset, int blocks) {
    StructType schema = dataset.schema();
    Id user = new Id("userCol", userCol, 0, isWide(schema, userCol));
    Id item = new Id("itemCol", itemCol, 1, isWide(schema, itemCol));
    Dataset<?> columns = dataset.select(id(user), id(item), strength());
    return ((org.apache.spark.sql.classic.Dataset<?>) columns)
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitionsToPair(
            rows -> new RatingRouter(blocks, into -> advance(rows, user, item, into)));
  }

  private boolean advance(Iterator<InternalRow> rows, Id user, Id item, RatingRouter into) {
    for (int count = 0; count < ROWS_AT_ONCE && rows.hasNext(); count++) {
      InternalRow row = rows.next();
      int userId = user.of(row);
      int itemId = item.of(row);
      if (row.isNullAt(2) || !Float.isFinite(row.getFloat(2))) {
        throw new BadInputException(
            "ratingCol '" + ratingCol + "'",
            (row.isNullAt(2) ? "null" : String.valueOf(row.getFloat(2)))
                + " for user %d, item %d".formatted(userId, itemId),
            "a finite number");
      }
      into.add(userId, itemId, row.getFloat(2));
    }
    return rows.hasNext();
  }

  private Column strength() {
    return ratingCol.isEmpty()
        ? functions.lit(1f)
        : functions.col(ratingCol).cast(DataTypes.FloatType);
  }

  private static Column id(Id id) {
    return functions
        .col(id.column())
        .cast(id.isWide() ? DataTypes.DoubleType : DataTypes.IntegerType);
  }

  private static boolean isWide(StructType schema, String column) {
    DataType type = schema.apply(column).dataType();
    return !(type.equals(DataTypes.IntegerType)
        || type.equals(DataTypes.ShortType)
        || type.equals(DataTypes.ByteType));
  }

  private static void requireNumeric(StructType schema, String param, String column) {
    BadInputException.require(
        schema.getFieldIndex(column).isDefined(),
        param,
        "no column '" + column + "'",
        "one of " + String.join(", ", schema.fieldNames()));
    DataType type = schema.apply(column).dataType();
    BadInputException.require(
        type instanceof NumericType || type instanceof DecimalType,
        param + " '" + column + "'",
        "type " + type.simpleString(),
        "a numeric type");
  }

  /** An id column of the selection; a wide one comes as a double, which holds every int exactly. */
  private record Id(String param, String column, int place, boolean isWide)
      implements Serializable {

    int of(InternalRow row) {
      if (row.isNullAt(place)) {
        throw bad("null");
      }
      if (!isWide) {
        return row.getInt(place);
      }
      double value = row.getDouble(place);
      if (value != (int) value) {
        throw bad(String.valueOf(value));
      }
      return (int) value;
    }

    private BadInputException bad(String found) {
      return new BadInputException(
          param + " '" + column + "'", found, "a whole number within the range of int");
    }
  }
}
