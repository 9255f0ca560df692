package io.reeltime.training.interactions;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The view of {@link TrainingData} that Spark's own models are fitted on. */
public final class InteractionRows {
  public static final String USER = "user";
  public static final String VIDEO = "video";
  public static final String STRENGTH = "strength";

  /** Keeps a slice below the megabyte that Spark likes its tasks to be sent in. */
  private static final int ENTRIES_PER_SLICE = 1 << 16;

  private static final StructType SCHEMA =
      new StructType()
          .add(USER, DataTypes.IntegerType, false)
          .add(VIDEO, DataTypes.IntegerType, false)
          .add(STRENGTH, DataTypes.FloatType, false);

  private InteractionRows() {}

  /**
   * One row {@code (user int, video int, strength float)} per entry that trains, that is, whose
   * strength is not 0; at least as many partitions as the session runs in parallel, each user in
   * one of them.
   */
  public static Dataset<Row> of(TrainingData data, SparkSession session) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    List<Slice> slices = slices(data, context.defaultParallelism());
    return session.createDataFrame(
        context.parallelize(slices, slices.size()).flatMap(Slice::rows), SCHEMA);
  }

  private static List<Slice> slices(TrainingData data, int atLeast) {
    int wanted = Math.max(atLeast, data.interactions() / ENTRIES_PER_SLICE + 1);
    int parts = Math.max(1, Math.min(wanted, data.users()));
    List<Slice> slices = new ArrayList<>(parts);
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) data.users() * part / parts);
      int to = (int) ((long) data.users() * (part + 1) / parts);
      slices.add(Slice.of(data, from, to));
    }
    return slices;
  }

  /** The rows of some users, as primitive arrays while they travel. */
  private record Slice(int firstUser, int[] rowStarts, int[] videoIndexes, float[] strengths)
      implements Serializable {

    static Slice of(TrainingData data, int fromUser, int toUser) {
      int from = data.rowStarts()[fromUser];
      int to = data.rowStarts()[toUser];
      return new Slice(
          fromUser,
          Arrays.stream(data.rowStarts(), fromUser, toUser + 1)
              .map(start -> start - from)
              .toArray(),
          Arrays.copyOfRange(data.videoIndexes(), from, to),
          Arrays.copyOfRange(data.strengths(), from, to));
    }

    Iterator<Row> rows() {
      return IntStream.range(0, rowStarts.length - 1).boxed().flatMap(this::row).iterator();
    }

    private Stream<Row> row(int user) {
      return IntStream.range(rowStarts[user], rowStarts[user + 1])
          .filter(entry -> strengths[entry] != 0)
          .mapToObj(
              entry -> RowFactory.create(firstUser + user, videoIndexes[entry], strengths[entry]));
    }
  }
}
