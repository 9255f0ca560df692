package io.reeltime.training.interactions;

import static java.util.Comparator.comparingInt;

import io.reeltime.data.preference.PreferenceWeights;
import io.reeltime.data.table.Lake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.HashPartitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.storage.StorageLevel;

/**
 * The event table at one snapshot of it, summed per user and video.
 *
 * <p>The table is read once: values as primitives off Spark's own rows, into chunks of arrays that
 * go to the partition of their users. There one job finds the newest event and the cut, and one
 * sums; users are whole in their partition, so the sum needs no second exchange.
 */
public final class EventTable {
  private static final int EVENTS_PER_PARTITION = 2_000_000;
  private static final String NAME = String.join(".", Lake.CATALOG, Lake.NAMESPACE, Lake.EVENTS);

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
    JavaRDD<List<EventChunk>> events = byUser(weights);
    EventTimes times = EventTimes.of(events.map(EventTimes.Part::of).collect(), holdoutShare);
    if (times.events() == 0) {
      throw new TooFewInteractionsException("the event table has no events; send some first");
    }
    DecayRule rule = DecayRule.of(weights, times);
    JavaRDD<InteractionChunk> pairs = events.map(chunks -> PairSums.of(chunks, rule));
    if (!session.sparkContext().isLocal()) {
      // Fits on executors take them from there.
      pairs = pairs.persist(StorageLevel.MEMORY_AND_DISK());
    }
    return ChunkIndexing.index(
        pairs.collect(),
        pairs,
        catalogueVideoIds,
        Instant.ofEpochMilli(times.newestMillis()),
        Instant.ofEpochMilli(times.cutMillis()));
  }

  /** The events of each partition's users, in the order of the table; both jobs read them there. */
  private JavaRDD<List<EventChunk>> byUser(PreferenceWeights weights) {
    int partitions = partitions();
    Dataset<Row> columns =
        session
            .read()
            .option("versionAsOf", tableSnapshot)
            .table(NAME)
            .select(EventColumnOrder.columns());
    return ((org.apache.spark.sql.classic.Dataset<Row>) columns)
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitionsToPair(
            rows -> new EventRouter(rows, weights, TaskContext.getPartitionId(), partitions))
        .partitionBy(new HashPartitioner(partitions))
        .values()
        .mapPartitions(chunks -> List.of(inReadingOrder(chunks)).iterator());
  }

  private static List<EventChunk> inReadingOrder(Iterator<EventChunk> arrived) {
    List<EventChunk> chunks = new ArrayList<>();
    arrived.forEachRemaining(chunks::add);
    chunks.sort(comparingInt(EventChunk::source).thenComparingInt(EventChunk::sequence));
    return chunks;
  }

  /** By the count that the snapshot carries, which saves a look at the table. */
  private int partitions() {
    Snapshot snapshot = table(session).snapshot(tableSnapshot);
    String records =
        snapshot == null
            ? "0"
            : snapshot.summary().getOrDefault(SnapshotSummary.TOTAL_RECORDS_PROP, "0");
    long wanted = Long.parseLong(records) / EVENTS_PER_PARTITION + 1;
    return (int) Math.max(session.sparkContext().defaultParallelism(), wanted);
  }
}
