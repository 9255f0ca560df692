package io.reeltime.pipelines.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.snapshot.Alias;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.data.table.Lake;
import io.reeltime.pipelines.client.ReeltimeClient;
import io.reeltime.pipelines.home.Home;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code maintain} beside the packaged server, which goes on receiving events. */
class MaintainIT {
  private static final int BATCH = 40;
  private static final int USERS = 40;
  private static final int VIDEOS = 60;
  private static final int COMMITS = 6;
  private static final long SEED = 17;
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final List<String> COMMITS_OFTEN =
      List.of(
          "-Dreeltime.ingest.table.commit-interval=PT0.2S",
          "-Dreeltime.pipelines.schedule.enabled=false");

  @TempDir private Path folder;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Instant newest = Instant.now();
  private int posted;

  @Test
  void everyEventStaysOnceWhileOldFilesGoAndTheChampionsSnapshotStaysReadable() throws Exception {
    Home home = Home.in(folder);
    try (ReeltimeProcess server = ReeltimeProcess.start(folder, COMMITS_OFTEN, "up");
        ReeltimeClient client = server.client();
        JdbcCatalog catalog = catalog(home.lake())) {
      train(client);
      Table table = catalog.loadTable(TableIdentifier.of(Lake.NAMESPACE, Lake.EVENTS));
      long champion = championsTableSnapshot(home);
      Set<Path> championFiles = files(table, champion);
      postUntilCommitted(client, table);
      Set<Path> before = files(table, table.currentSnapshot().snapshotId());
      Path orphan = oldOrphan(before.iterator().next().getParent());

      JsonNode run = maintainUnderLoad(client);

      assertThat(run.path("state").asText()).as("%s", run).isEqualTo("DONE");
      JsonNode events = run.path("tables").path(0);
      assertThat(events.path("compactedFiles").asInt())
          .isGreaterThanOrEqualTo(before.size())
          .isGreaterThan(events.path("writtenFiles").asInt());
      assertThat(events.path("expiredSnapshots").asInt()).isGreaterThanOrEqualTo(COMMITS - 1);
      assertThat(events.path("orphanFiles").asInt()).isEqualTo(1);
      assertThat(orphan).doesNotExist();
      table.refresh();
      // Ingest's newest commit is kept with its files; what no snapshot names any more is gone.
      Set<Path> named = new HashSet<>();
      for (Snapshot snapshot : table.snapshots()) {
        named.addAll(files(table, snapshot.snapshotId()));
      }
      assertThat(before)
          .filteredOn(file -> !named.contains(file))
          .allSatisfy(file -> assertThat(file).doesNotExist());
      assertThat(files(table, champion)).isEqualTo(championFiles);
      assertThat(championFiles).allSatisfy(file -> assertThat(file).exists());
      post(client);
    }
    try (JdbcCatalog catalog = catalog(home.lake())) {
      Table table = catalog.loadTable(TableIdentifier.of(Lake.NAMESPACE, Lake.EVENTS));
      assertThat(counts(files(table, table.currentSnapshot().snapshotId())))
          .as("rows, event ids and log offsets of %d events sent", posted)
          .containsExactly((long) posted, (long) posted, (long) posted);
    }
  }

  private void train(ReeltimeClient client) throws InterruptedException {
    IntStream.range(0, 10).forEach(batch -> post(client));
    client.startRun();
    await()
        .atMost(LIMIT)
        .until(
            () -> client.runs().path("runs").path(0).path("state").asText(),
            state -> !state.equals("RUNNING"));
    JsonNode run = client.runs().path("runs").path(0);
    assertThat(run.path("state").asText()).as("%s", run).isEqualTo("PROMOTED");
  }

  /** Several commits, each with files of its own. */
  private void postUntilCommitted(ReeltimeClient client, Table table) {
    for (int commit = 0; commit < COMMITS; commit++) {
      table.refresh();
      long before = table.currentSnapshot().snapshotId();
      post(client);
      await()
          .atMost(LIMIT)
          .until(() -> {
            table.refresh();
            return table.currentSnapshot().snapshotId() != before;
          });
    }
  }

  private JsonNode maintainUnderLoad(ReeltimeClient client) throws Exception {
    try (ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor()) {
      load.scheduleWithFixedDelay(() -> post(client), 0, 100, TimeUnit.MILLISECONDS);
      ReeltimeProcess.Ended ended =
          ReeltimeProcess.run(
              "maintain",
              "--home",
              folder.toString(),
              "--snapshot-age",
              "PT0S",
              "--fewest-files",
              "2",
              "--heap-megabytes",
              "1024",
              "--json");
      load.shutdown();
      assertThat(load.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
      assertThat(ended.exit()).as("%s", ended).isZero();
      return new ObjectMapper().readTree(ended.out());
    }
  }

  private synchronized void post(ReeltimeClient client) {
    List<Event> events =
        IntStream.range(0, BATCH).mapToObj(i -> event("e" + (posted + i))).toList();
    try {
      assertThat(client.postEvents(events).accepted()).isEqualTo(BATCH);
      posted += BATCH;
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while posting", e);
    }
  }

  /** Users of one half like the videos of one half: enough of a pattern for a model. */
  private Event event(String id) {
    int user = random.nextInt(USERS);
    int video = (user % 2) * VIDEOS / 2 + random.nextInt(VIDEOS / 2);
    return Event.of(
        id,
        "user-" + user,
        "video-" + video,
        EventType.LIKE,
        9_000,
        10_000,
        newest.minusSeconds(random.nextInt(100_000)));
  }

  private static JdbcCatalog catalog(Lake lake) {
    JdbcCatalog catalog = new JdbcCatalog();
    catalog.initialize(Lake.CATALOG, lake.catalogProperties());
    return catalog;
  }

  private static long championsTableSnapshot(Home home) {
    SnapshotStore snapshots = new SnapshotStore(home.models());
    return snapshots
        .manifest(snapshots.alias(Alias.CHAMPION).orElseThrow())
        .lineage()
        .watermark()
        .eventTableSnapshot();
  }

  private static Set<Path> files(Table table, long snapshot) throws IOException {
    Set<Path> files = new TreeSet<>();
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(snapshot).planFiles()) {
      tasks.forEach(task -> files.add(Path.of(URI.create(task.file().location()))));
    }
    return files;
  }

  private static Path oldOrphan(Path data) throws IOException {
    Path orphan = Files.writeString(data.resolve("orphan.parquet"), "left by a crash");
    Files.setLastModifiedTime(orphan, FileTime.from(Instant.now().minus(Duration.ofDays(9))));
    return orphan;
  }

  private static List<Long> counts(Set<Path> files) throws Exception {
    String list = String.join("','", files.stream().map(Path::toString).toList());
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*), count(DISTINCT event_id), count(DISTINCT log_offset)"
                    + " FROM read_parquet(['"
                    + list
                    + "'])")) {
      row.next();
      return List.of(row.getLong(1), row.getLong(2), row.getLong(3));
    }
  }
}
