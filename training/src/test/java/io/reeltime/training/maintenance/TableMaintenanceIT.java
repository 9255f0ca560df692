package io.reeltime.training.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.event.Event;
import io.reeltime.data.table.EventColumns;
import io.reeltime.data.table.Lake;
import io.reeltime.data.table.files.DurableFileIO;
import io.reeltime.training.job.MaintenanceRules;
import io.reeltime.training.job.TableMaintained;
import io.reeltime.training.lake.TasteClusters;
import io.reeltime.training.lake.TestLake;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.iceberg.types.Types;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableMaintenanceIT {
  private static final Instant THIRD_DAY = TasteClusters.START.plus(Duration.ofDays(2));
  private static final List<Event> EVENTS =
      new TasteClusters(40, 30, 3, 30)
          .events(11).stream().filter(event -> event.timestamp().isBefore(THIRD_DAY)).toList();
  private static final List<String> ORDER = List.of(EventColumns.USER_ID, EventColumns.TIME);
  private static final int COMMITS = 6;
  private static final String TABLE = "reeltime.feed.events";

  @TempDir private static Path folder;
  private static TestLake lake;
  private static Table table;
  private static long champion;
  private static long championRows;
  private static long byIngest;
  private static Path oldOrphan;
  private static Path youngOrphan;
  private static List<String> filesBefore;
  private static TableMaintained done;

  @BeforeAll
  static void writeAndMaintain() throws Exception {
    lake = new TestLake(new Lake(folder));
    table = Spark3Util.loadIcebergTable(lake.session(), TABLE);
    int share = EVENTS.size() / COMMITS;
    for (int commit = 0; commit < COMMITS; commit++) {
      long snapshot = lake.append(EVENTS.subList(commit * share, (commit + 1) * share));
      if (commit == 1) {
        champion = snapshot;
        championRows = 2L * share;
      }
      if (commit == 3) {
        byIngest = commitAsIngest();
      }
    }
    filesBefore = files();
    Path data = Path.of(URI.create(table.location())).resolve("data");
    Instant now = Instant.now();
    oldOrphan = Files.writeString(data.resolve("old.parquet"), "left by a crash");
    Files.setLastModifiedTime(oldOrphan, FileTime.from(now.minus(Duration.ofDays(2))));
    youngOrphan = Files.writeString(data.resolve("young.parquet"), "of a commit under way");
    InstantSource inTwoDays = InstantSource.fixed(now.plus(Duration.ofDays(2)));
    MaintenanceRules rules = new MaintenanceRules(2, Duration.ofDays(1), Duration.ofDays(3));
    done =
        new TableMaintenance(lake.session(), Lake.EVENTS, ORDER, rules, inTwoDays)
            .run(Map.of("v000007", champion, "v000001", 42L));
    table.refresh();
  }

  @AfterAll
  static void close() {
    lake.close();
  }

  private static long commitAsIngest() {
    table.refresh();
    table.newFastAppend().set(Lake.END_OFFSET, "7").commit();
    return table.currentSnapshot().snapshotId();
  }

  @Test
  void everyRowIsThereOnceInOneSortedFilePerDay() {
    Dataset<Row> rows = lake.session().table(TABLE);
    int expected = EVENTS.size() / COMMITS * COMMITS;
    assertThat(rows.count()).isEqualTo(expected);
    assertThat(rows.select(EventColumns.EVENT_ID).distinct().count()).isEqualTo(expected);
    long days = rows.selectExpr("date(event_time)").distinct().count();
    assertThat(files()).hasSize((int) days).doesNotContainAnyElementsOf(filesBefore);
    for (String file : files()) {
      List<String> keys =
          lake.session().read().parquet(file).select(EventColumns.USER_ID).collectAsList().stream()
              .map(row -> row.getString(0))
              .toList();
      assertThat(keys).isSorted();
    }
  }

  @Test
  void snapshotsOlderThanTheLimitAreGoneButThoseOfModelsAndOfIngest() {
    List<Long> left =
        lake
            .session()
            .sql("SELECT snapshot_id FROM " + TABLE + ".snapshots")
            .collectAsList()
            .stream()
            .map(row -> row.getLong(0))
            .toList();
    assertThat(left).contains(champion, byIngest, table.currentSnapshot().snapshotId());
    assertThat(done.expiredSnapshots()).isEqualTo(3);
    assertThat(table.refs()).containsKey("model-v000007").doesNotContainKey("model-v000001");
  }

  @Test
  void theChampionsSnapshotStillReads() {
    assertThat(lake.session().sql("SELECT * FROM " + TABLE + " VERSION AS OF " + champion).count())
        .isEqualTo(championRows);
  }

  @Test
  void onlyOldOrphansAreRemoved() {
    assertThat(oldOrphan).doesNotExist();
    assertThat(youngOrphan).exists();
    assertThat(done.orphanFiles()).isEqualTo(1);
  }

  @Test
  void sparkWritesThroughTheDurableFileLayer() {
    assertThat(table.io()).isInstanceOf(DurableFileIO.class);
  }

  @Test
  void aDayIsReadFromItsOwnFiles() {
    String day =
        lake.session()
            .sql("SELECT string(min(date(event_time))) FROM " + TABLE)
            .first()
            .getString(0);
    Dataset<Row> rows =
        lake.session()
            .sql(
                ("SELECT * FROM %s WHERE event_time >= timestamp '%s 00:00:00'"
                        + " AND event_time < timestamp '%s 00:00:00' + interval 1 day")
                    .formatted(TABLE, day, day));
    assertThat(rows.inputFiles()).allMatch(file -> file.contains("event_time_day=" + day));
    assertThat(rows.select(EventColumns.EVENT_ID).count()).isPositive();
  }

  @Test
  void aColumnAddedLaterReadsNullInOldFiles() {
    table.updateSchema().addColumn("country", Types.StringType.get()).commit();
    assertThat(
            lake.session().sql("SELECT DISTINCT country FROM " + TABLE).collectAsList().stream()
                .map(row -> String.valueOf(row.get(0)))
                .collect(Collectors.toSet()))
        .containsExactly("null");
  }

  @Test
  void rulesThatWouldRemoveFilesOfACommitUnderWayAreRefused() {
    assertThatThrownBy(() -> new MaintenanceRules(5, Duration.ofDays(1), Duration.ofMinutes(5)))
        .hasMessageContaining("found orphanAge PT5M, expected an hour or more");
  }

  private static List<String> files() {
    return lake.session().sql("SELECT file_path FROM " + TABLE + ".files").collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }
}
