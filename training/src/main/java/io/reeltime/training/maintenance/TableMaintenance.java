package io.reeltime.training.maintenance;

import io.reeltime.data.table.Lake;
import io.reeltime.training.job.MaintenanceRules;
import io.reeltime.training.job.TableMaintained;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.actions.DeleteOrphanFiles;
import org.apache.iceberg.actions.ExpireSnapshots;
import org.apache.iceberg.actions.RewriteDataFiles;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.parser.ParseException;

/**
 * Maintenance of one table.
 *
 * <p>Its commits say nothing of the event log. They must not: an offset that was read before a
 * commit by ingest, and written after it, would move the table back, and ingest would add rows a
 * second time. What ingest knows stays in the table's properties, and in the newest snapshot of its
 * own, which is never expired here.
 */
public final class TableMaintenance {
  private static final int COMMITS_OF_A_LARGE_COMPACTION = 10;

  private final SparkSession session;
  private final Table table;
  private final List<String> order;
  private final MaintenanceRules rules;
  private final InstantSource clock;

  /**
   * @param session with the lake's catalogue configured
   * @param tableName such as {@link Lake#EVENTS}
   * @param order columns by which the rows of a partition are sorted
   * @param rules sizes and ages
   * @param clock tells how old things are
   */
  public TableMaintenance(
      SparkSession session,
      String tableName,
      List<String> order,
      MaintenanceRules rules,
      InstantSource clock) {
    this.session = session;
    this.table = load(session, String.join(".", Lake.CATALOG, Lake.NAMESPACE, tableName));
    this.order = order;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Does everything that is due, in an order that leaves nothing for the next time: what compaction
   * replaces, expiry deletes, unless a kept snapshot needs it.
   *
   * @param models table snapshot per model that must stay readable, by the model's version
   * @return what was done
   */
  public TableMaintained run(Map<String, Long> models) {
    table.refresh();
    if (table.currentSnapshot() == null) {
      return TableMaintained.nothing(table.name());
    }
    long filesBefore = liveFiles();
    RewriteDataFiles.Result compaction = Attempts.of(table, "compaction", this::compact);
    Attempts.of(table, "tagging", () -> new ModelTags(table).moveTo(models));
    int snapshotsBefore = snapshots();
    ExpireSnapshots.Result expiry = Attempts.of(table, "expiry", this::expire);
    table.refresh();
    DeleteOrphanFiles.Result orphans = Attempts.of(table, "orphan removal", this::removeOrphans);
    return new TableMaintained(
        table.name(),
        filesBefore,
        liveFiles(),
        compaction.rewrittenDataFilesCount(),
        compaction.addedDataFilesCount(),
        snapshotsBefore - snapshots(),
        expiry.deletedDataFilesCount(),
        orphans.orphanFilesCount());
  }

  private RewriteDataFiles.Result compact() {
    SortOrder.Builder sort = SortOrder.builderFor(table.schema());
    order.forEach(sort::asc);
    return SparkActions.get(session)
        .rewriteDataFiles(table)
        .option("min-input-files", String.valueOf(rules.fewestFiles()))
        .option(RewriteDataFiles.PARTIAL_PROGRESS_ENABLED, "true")
        .option(
            RewriteDataFiles.PARTIAL_PROGRESS_MAX_COMMITS,
            String.valueOf(COMMITS_OF_A_LARGE_COMPACTION))
        .option(RewriteDataFiles.PARTIAL_PROGRESS_MAX_FAILED_COMMITS, "0")
        .option(
            RewriteDataFiles.MAX_CONCURRENT_FILE_GROUP_REWRITES,
            String.valueOf(session.sparkContext().defaultParallelism()))
        .sort(sort.build())
        .execute();
  }

  private ExpireSnapshots.Result expire() {
    long oldest = agesAgo(rules.snapshotAge());
    return SparkActions.get(session)
        .expireSnapshots(table)
        .expireOlderThan(Math.min(oldest, newestByIngest().orElse(oldest)))
        .retainLast(1)
        .execute();
  }

  /** When ingest last committed: its writer goes on from that snapshot. */
  private OptionalLong newestByIngest() {
    return stream(SnapshotUtil.currentAncestors(table))
        .filter(snapshot -> snapshot.summary().containsKey(Lake.END_OFFSET))
        .mapToLong(Snapshot::timestampMillis)
        .findFirst();
  }

  private DeleteOrphanFiles.Result removeOrphans() {
    return SparkActions.get(session)
        .deleteOrphanFiles(table)
        .olderThan(agesAgo(rules.orphanAge()))
        .execute();
  }

  private long agesAgo(Duration age) {
    return clock.instant().minus(age).toEpochMilli();
  }

  private long liveFiles() {
    String files = table.currentSnapshot().summary().get("total-data-files");
    return files == null ? 0 : Long.parseLong(files);
  }

  private int snapshots() {
    return (int) stream(table.snapshots()).count();
  }

  private static Stream<Snapshot> stream(Iterable<Snapshot> snapshots) {
    return StreamSupport.stream(snapshots.spliterator(), false);
  }

  private static Table load(SparkSession session, String name) {
    try {
      return Spark3Util.loadIcebergTable(session, name);
    } catch (NoSuchTableException | ParseException e) {
      throw new IllegalArgumentException(
          "found no table " + name + " in the lake; ingest makes it when it first starts", e);
    }
  }
}
