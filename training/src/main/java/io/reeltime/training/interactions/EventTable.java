package io.reeltime.training.interactions;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.percentile_approx;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_millis;
import static org.apache.spark.sql.functions.when;

import io.reeltime.data.event.EventType;
import io.reeltime.data.preference.PreferenceWeights;
import io.reeltime.data.table.EventColumns;
import io.reeltime.data.table.Lake;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.types.DataTypes;

/**
 * The event table at one snapshot of it, summed per user and video.
 *
 * <p>Two queries: one finds the newest event and the cut, one sums. Users are hashed to partitions
 * first, so that the sum needs no second exchange and each user arrives in one piece.
 */
public final class EventTable {
  /** Half-life of trending: a day. */
  static final Duration TRENDING_HALF_LIFE = Duration.ofDays(1);

  /** Error bound of the cut: one part in so many. */
  private static final int CUT_ACCURACY = 10_000;

  private static final int EVENTS_PER_PARTITION = 2_000_000;
  private static final String NAME = String.join(".", Lake.CATALOG, Lake.NAMESPACE, Lake.EVENTS);
  private static final String STRENGTH = "strength";
  private static final String MILLIS = "millis";

  private final SparkSession session;
  private final long tableSnapshot;

  /**
   * @param session with the lake's catalogue configured
   * @param tableSnapshot Iceberg snapshot of the event table
   */
  public EventTable(SparkSession session, long tableSnapshot) {
    this.session = session;
    this.tableSnapshot = tableSnapshot;
  }

  /**
   * The table's newest snapshot.
   *
   * @throws TooFewInteractionsException if nothing was ever written to it
   */
  public static long newestSnapshot(SparkSession session) {
    Snapshot newest = table(session).currentSnapshot();
    if (newest == null) {
      throw new TooFewInteractionsException("the event table has no events; send some first");
    }
    return newest.snapshotId();
  }

  /** Whether a snapshot can still be read. */
  public static boolean hasSnapshot(SparkSession session, long tableSnapshot) {
    return table(session).snapshot(tableSnapshot) != null;
  }

  private static Table table(SparkSession session) {
    try {
      return Spark3Util.loadIcebergTable(session, NAME);
    } catch (NoSuchTableException | ParseException e) {
      throw new TooFewInteractionsException(
          "found no table " + NAME + " in the lake; ingest makes it when it first starts");
    }
  }

  /**
   * Reads and sums. Strength decays relative to the newest event, and before the cut relative to
   * the cut.
   *
   * @param weights how events become strengths
   * @param holdoutShare share of the newest positive events that lie after the cut
   * @param catalogueVideoIds videos that get an index whether they have events or not
   * @throws TooFewInteractionsException if the table has no event
   */
  public EventInteractions read(
      PreferenceWeights weights, double holdoutShare, Collection<String> catalogueVideoIds) {
    Dataset<Row> events = events(weights);
    Row times = times(events, holdoutShare);
    long count = times.getLong(0);
    if (count == 0) {
      throw new TooFewInteractionsException("the event table has no events; send some first");
    }
    long newest = times.getLong(1);
    long oldest = times.getLong(3);
    // Imports without times carry one and the same: it belongs to what is known, or nothing would
    // be.
    long cut = Math.max(oldest + 1, times.isNullAt(2) ? newest : times.getLong(2));
    List<InteractionChunk> chunks = pairs(events, weights, count, newest, cut).collect();
    return ChunkIndexing.index(
        chunks, catalogueVideoIds, Instant.ofEpochMilli(newest), Instant.ofEpochMilli(cut));
  }

  private Dataset<Row> events(PreferenceWeights weights) {
    UDF3<String, Long, Long, Double> strength =
        (type, watchMillis, durationMillis) ->
            weights.strength(EventType.ofWireName(type), watchMillis, durationMillis, 0);
    return session
        .read()
        .option("versionAsOf", tableSnapshot)
        .table(NAME)
        .select(
            col(EventColumns.USER_ID),
            col(EventColumns.VIDEO_ID),
            udf(strength, DataTypes.DoubleType)
                .apply(
                    col(EventColumns.TYPE),
                    col(EventColumns.WATCH_MILLIS),
                    col(EventColumns.DURATION_MILLIS))
                .as(STRENGTH),
            unix_millis(col(EventColumns.TIME)).as(MILLIS));
  }

  /** Number of events, time of the newest, the cut (null without positive events), the oldest. */
  private static Row times(Dataset<Row> events, double holdoutShare) {
    return events
        .agg(
            count(lit(1)),
            max(col(MILLIS)),
            percentile_approx(
                when(col(STRENGTH).gt(0), col(MILLIS)), lit(1 - holdoutShare), lit(CUT_ACCURACY)),
            min(col(MILLIS)))
        .first();
  }

  private JavaRDD<InteractionChunk> pairs(
      Dataset<Row> events, PreferenceWeights weights, long count, long newest, long cut) {
    Column beforeCut = col(MILLIS).lt(cut);
    return events
        .repartition(partitions(count), col(EventColumns.USER_ID))
        .groupBy(col(EventColumns.USER_ID), col(EventColumns.VIDEO_ID))
        .agg(
            sum(decayed(weights, newest)),
            sum(decayed(trending(weights), newest)),
            max(col(MILLIS)),
            sum(when(beforeCut, decayed(weights, cut)).otherwise(lit(0.0))),
            max(when(beforeCut, col(MILLIS))))
        .javaRDD()
        .mapPartitions(rows -> List.of(InteractionChunk.of(rows)).iterator());
  }

  private static Column decayed(PreferenceWeights weights, long reference) {
    UDF1<Long, Double> decay = weights::decay;
    return col(STRENGTH)
        .multiply(udf(decay, DataTypes.DoubleType).apply(lit(reference).minus(col(MILLIS))));
  }

  private static PreferenceWeights trending(PreferenceWeights weights) {
    return new PreferenceWeights(
        weights.weights(),
        weights.watchRatioCap(),
        weights.skipBelowWatchRatio(),
        TRENDING_HALF_LIFE);
  }

  private int partitions(long events) {
    long wanted = events / EVENTS_PER_PARTITION + 1;
    return (int) Math.max(session.sparkContext().defaultParallelism(), wanted);
  }
}
