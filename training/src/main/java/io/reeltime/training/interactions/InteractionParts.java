package io.reeltime.training.interactions;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** The view of {@link TrainingData} that ReelALS is fitted on over several executors. */
public final class InteractionParts {
  /** Keeps a part below the megabyte that Spark likes its tasks to be sent in. */
  private static final int ENTRIES_PER_PART = 1 << 16;

  private InteractionParts() {}

  /**
   * Every entry once, in columns, and an entry of strength 0 for each user and video without any.
   * What executors keep stays where it is; other data is cut by users and sent to them.
   */
  public static JavaRDD<InteractionColumns> of(TrainingData data, SparkSession session) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    KeptInteractions kept = data.kept();
    JavaRDD<InteractionColumns> entries = kept == null ? sent(data, context) : kept.columns();
    return entries.union(context.parallelize(List.of(InteractionColumns.unnamed(data)), 1));
  }

  private static JavaRDD<InteractionColumns> sent(TrainingData data, JavaSparkContext context) {
    int wanted = Math.max(context.defaultParallelism(), data.interactions() / ENTRIES_PER_PART + 1);
    int count = Math.max(1, Math.min(wanted, data.users()));
    List<InteractionColumns> parts = new ArrayList<>(count);
    for (int part = 0; part < count; part++) {
      int from = (int) ((long) data.users() * part / count);
      int to = (int) ((long) data.users() * (part + 1) / count);
      parts.add(InteractionColumns.of(data, from, to));
    }
    return context.parallelize(parts, count);
  }
}
