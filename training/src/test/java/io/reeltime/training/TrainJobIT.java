package io.reeltime.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.blend.BlendedItems;
import io.reeltime.data.event.Event;
import io.reeltime.data.event.Video;
import io.reeltime.data.factors.Gramian;
import io.reeltime.data.preference.PreferenceWeights;
import io.reeltime.data.snapshot.EvaluationReport;
import io.reeltime.data.snapshot.ItemTable;
import io.reeltime.data.snapshot.Manifest;
import io.reeltime.data.snapshot.ModelSnapshot;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.data.snapshot.UserHistories;
import io.reeltime.data.snapshot.UserHistory;
import io.reeltime.data.snapshot.Watermark;
import io.reeltime.data.table.Lake;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.job.ModelParameters;
import io.reeltime.training.lake.TasteClusters;
import io.reeltime.training.lake.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainJobIT {
  private static final PreferenceWeights WEIGHTS = PreferenceWeights.defaults();
  private static final List<Event> EVENTS = new TasteClusters(300, 120, 4, 25).events(20261123);
  private static final Video DESCRIBED =
      new Video(
          "v1",
          "ada",
          "A title",
          "cats",
          "en",
          20_000,
          Instant.EPOCH,
          List.of(),
          Video.Status.PUBLISHED);
  private static final Video UNWATCHED = Video.unknown("unwatched");

  @TempDir private static Path folder;
  private static long events;
  private static long fewEvents;
  private static long videos;
  private static ChildJvm.Outcome outcome;

  @BeforeAll
  static void writeTheTablesAndTrain() throws IOException, InterruptedException {
    try (TestLake lake = new TestLake(new Lake(folder.resolve("lake")))) {
      fewEvents = lake.append(EVENTS.subList(0, 3));
      events = lake.append(EVENTS.subList(3, EVENTS.size()));
      videos = lake.putVideos(List.of(DESCRIBED, UNWATCHED));
    }
    outcome = ChildJvm.run(request(events, "reel"), folder);
  }

  @Test
  void endsWithThePublishedVersionAndItsMetrics() {
    assertThat(outcome.exitCode()).isZero();
    EvaluationReport report = store().report(new SnapshotVersion(1));
    assertThat(outcome.last())
        .isEqualTo(new JobMessage.Trained(new SnapshotVersion(1), report.metrics()));
  }

  @Test
  void tellsEveryStageAndNeverGoesBack() {
    List<JobMessage.Progress> progress =
        outcome.messages().stream()
            .filter(JobMessage.Progress.class::isInstance)
            .map(JobMessage.Progress.class::cast)
            .toList();
    assertThat(progress.stream().map(JobMessage.Progress::stage).distinct())
        .containsExactly("start", "read", "evaluate", "fit", "publish");
    assertThat(progress).extracting(JobMessage.Progress::detail).contains("epoch 3 of 5");
    assertThat(progress)
        .isSortedAccordingTo(Comparator.comparingDouble(JobMessage.Progress::fraction));
  }

  @Test
  void beatsPopularityOnTheHoldout() {
    EvaluationReport report = store().report(new SnapshotVersion(1));
    assertThat(report.users()).isGreaterThan(50);
    double floor =
        requireNonNull(report.baselines().get("popularity")).getOrDefault("recall@20", 1.0);
    assertThat(report.metrics().get("recall@20")).isGreaterThan(1.5 * floor);
  }

  @Test
  void keepsTheHistoryOfEachUserWithTheStrengthOfEachVideo() {
    Instant newest = EVENTS.stream().map(Event::timestamp).max(Comparator.naturalOrder()).get();
    try (ModelSnapshot snapshot = open()) {
      UserHistories histories = snapshot.histories();
      assertThat(histories.size()).isEqualTo(300);
      for (int user = 0; user < histories.size(); user++) {
        String userId = histories.userId(user);
        Map<String, Double> expected = strengths(userId, newest);
        UserHistory history = histories.historyOf(userId);
        assertThat(history.size()).isEqualTo(expected.size());
        for (int i = 0; i < history.size(); i++) {
          String videoId = snapshot.items().videoId(history.videoIndexes()[i]);
          assertThat(history.strengths()[i])
              .isCloseTo(requireNonNull(expected.get(videoId)).floatValue(), within(1e-5f));
        }
      }
    }
  }

  @Test
  void keepsTheCatalogueIncludingVideosThatNoOneWatched() {
    try (ModelSnapshot snapshot = open()) {
      ItemTable items = snapshot.items();
      assertThat(items.size()).isEqualTo(121);
      assertThat(items.video(items.indexOf("v1"))).isEqualTo(DESCRIBED);
      assertThat(items.video(items.indexOf("v2"))).isEqualTo(Video.unknown("v2"));
      int unwatched = items.indexOf("unwatched");
      assertThat(items.factors().norm(unwatched)).isZero();
      assertThat(items.popularity(unwatched)).isZero();
      assertThat(items.factors().norm(items.indexOf("v1"))).isPositive();
      assertThat(items.popularity(items.indexOf("v1")))
          .isGreaterThan(items.trending(items.indexOf("v1")));
    }
  }

  @Test
  void keepsTheGramianOfTheFactors() {
    try (ModelSnapshot snapshot = open()) {
      assertThat(snapshot.gramian().values())
          .containsExactly(Gramian.of(snapshot.items().factors()).values(), within(1e-9));
    }
  }

  @Test
  void keepsTheLowPassTermAndTheNeighbours() {
    try (ModelSnapshot snapshot = open()) {
      BlendedItems model = snapshot.model();
      assertThat(snapshot.manifest().lowPassRank()).isEqualTo(30);
      assertThat(snapshot.manifest().blend().neighbourWeight()).isEqualTo(0.2);
      assertThat(model.rows().rank()).isEqualTo(38);
      assertThat(model.hasNeighbours()).isTrue();
      int unwatched = snapshot.items().indexOf("unwatched");
      assertThat(model.degrees()[unwatched]).isZero();
      assertThat(model.neighbours().of(unwatched).videoIndexes()).isEmpty();
      assertThat(model.neighbours().of(snapshot.items().indexOf("v1")).videoIndexes()).hasSize(10);
    }
  }

  @Test
  void keepsWhereItComesFrom() {
    Manifest manifest = store().manifest(new SnapshotVersion(1));
    Manifest.Lineage lineage = manifest.lineage();
    Instant newest = EVENTS.stream().map(Event::timestamp).max(Comparator.naturalOrder()).get();
    assertThat(lineage.watermark())
        .isEqualTo(new Watermark("log", EVENTS.size(), events, videos, newest));
    assertThat(lineage.algorithm()).isEqualTo("reel");
    assertThat(lineage.configurationHash())
        .isEqualTo(TrainingConfiguration.sha256(lineage.configuration()));
    assertThat(manifest.preferenceWeights()).isEqualTo(WEIGHTS);
  }

  @Test
  void failsWithTheReasonWhenThereIsTooLittleToFit() throws IOException, InterruptedException {
    ChildJvm.Outcome few = ChildJvm.run(request(fewEvents, "reel"), folder);
    assertThat(few.exitCode()).isEqualTo(1);
    assertThat(((JobMessage.Failed) few.last()).reason())
        .contains("expected at least 10 to fit a model on");
    assertThat(store().versions()).containsExactly(new SnapshotVersion(1));
  }

  @Test
  void endsWhenItsParentDies() throws IOException, InterruptedException {
    Process process = ChildJvm.start(request(events, "reel"), folder);
    process.getOutputStream().close();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(3);
  }

  private static JobRequest request(long eventTableSnapshot, String model) {
    return new JobRequest.Train(
        folder.resolve("lake"),
        eventTableSnapshot,
        videos,
        "log",
        EVENTS.size(),
        folder.resolve("models"),
        null,
        WEIGHTS,
        0.1,
        ModelParameters.defaults(model)
            .with(Map.of("rank", 8, "epochs", 5, "neighbours", 10, "neighbour-weight", 0.2)),
        null,
        null);
  }

  private static Map<String, Double> strengths(String userId, Instant newest) {
    Map<String, Double> strengths = new HashMap<>();
    for (Event event : EVENTS) {
      if (event.userId().equals(userId)) {
        long age = Duration.between(event.timestamp(), newest).toMillis();
        strengths.merge(
            event.videoId(),
            WEIGHTS.strength(event.type(), event.watchMillis(), event.durationMillis(), age),
            Double::sum);
      }
    }
    return strengths;
  }

  private static ModelSnapshot open() {
    return store().open(new SnapshotVersion(1));
  }

  private static SnapshotStore store() {
    return new SnapshotStore(folder.resolve("models"));
  }
}
