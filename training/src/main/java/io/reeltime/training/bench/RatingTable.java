package io.reeltime.training.bench;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Interactions as the table that both estimators read, held in Spark's memory. */
final class RatingTable {
  private static final int SLICES_PER_CORE = 4;
  private static final StructType SCHEMA =
      new StructType()
          .add("user", DataTypes.IntegerType, false)
          .add("item", DataTypes.IntegerType, false)
          .add("rating", DataTypes.FloatType, false);

  private RatingTable() {}

  static Dataset<Row> of(Interactions interactions, SparkSession session) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    int slices = Math.min(interactions.users(), SLICES_PER_CORE * context.defaultParallelism());
    List<Slice> all =
        IntStream.range(0, slices)
            .mapToObj(slice ->
                new Slice(
                    interactions,
                    (int) ((long) interactions.users() * slice / slices),
                    (int) ((long) interactions.users() * (slice + 1) / slices)))
            .toList();
    Dataset<Row> table =
        session
            .createDataFrame(context.parallelize(all, slices).flatMap(Slice::rows), SCHEMA)
            .cache();
    table.count();
    return table;
  }

  private record Slice(Interactions interactions, int from, int to) implements Serializable {

    Iterator<Row> rows() {
      return IntStream.range(from, to)
          .boxed()
          .flatMap(user ->
              IntStream.of(interactions.itemsOf(user))
                  .mapToObj(item -> RowFactory.create(user, item, 1f)))
          .iterator();
    }
  }
}
