package io.reeltime.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.blend.BlendedItems;
import io.reeltime.data.blend.BlendedUser;
import io.reeltime.data.event.Embedding;
import io.reeltime.data.event.Event;
import io.reeltime.data.event.Video;
import io.reeltime.data.factors.FactorMatrix;
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
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobProtocol;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.job.ModelParameters;
import io.reeltime.training.job.WarmStart;
import io.reeltime.training.lake.TasteClusters;
import io.reeltime.training.lake.TestLake;
import io.reeltime.training.model.Continuation;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

  /** Looks like a video of cluster 2, and no one has watched it. */
  private static final Video FRESH = Video.unknown("fresh").withEmbedding(looksLike(2, 0));

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
      videos = lake.putVideos(catalogue());
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
      assertThat(items.size()).isEqualTo(122);
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
  void keepsTheGramianOfTheFittedFactors() {
    try (ModelSnapshot snapshot = open()) {
      ItemTable items = snapshot.items();
      FactorMatrix fitted =
          FactorMatrix.allocate(items.size(), items.factors().rank(), Arena.ofAuto());
      float[] row = new float[fitted.rank()];
      for (int video = 0; video < items.size(); video++) {
        if (items.popularity(video) > 0) {
          items.factors().copyRow(video, row);
          fitted.setRow(video, row);
        }
      }
      assertThat(snapshot.gramian().values())
          .containsExactly(Gramian.of(fitted).values(), within(1e-9));
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
  void aVideoThatNoOneWatchedIsForThoseWhoLikeWhatItLooksLike() {
    try (ModelSnapshot snapshot = open()) {
      int fresh = snapshot.items().indexOf("fresh");
      assertThat(snapshot.items().popularity(fresh)).isZero();
      double[] scores = new double[4];
      BlendedUser user = new BlendedUser(snapshot.model());
      for (int index = 0; index < 40; index++) {
        UserHistory history = snapshot.histories().historyOf("u" + index);
        user.solve(history.videoIndexes(), history.strengths(), history.size());
        scores[index % 4] += user.score(fresh) / 10;
      }
      assertThat(scores[2]).isGreaterThan(0.2);
      for (int cluster : new int[] {0, 1, 3}) {
        assertThat(scores[cluster]).isLessThan(scores[2] / 2);
      }
      float[] row = new float[snapshot.model().rows().rank()];
      float[] live = new float[row.length];
      snapshot.model().rows().copyRow(fresh, row);
      assertThat(requireNonNull(snapshot.coldFactors()).row(FRESH, live)).isTrue();
      assertThat(live).as("the row of one that is put later").isEqualTo(row);
    }
  }

  @Test
  void saysWhatRowsOfColdVideosAreWorth() {
    EvaluationReport report = store().report(new SnapshotVersion(1));
    assertThat(report.metrics()).containsKeys("recall@20", "cold.r2.content");
    assertThat(report.metrics().get("cold.auc")).isGreaterThan(0.8);
    assertThat(requireNonNull(report.baselines().get("popularity"))).containsKey("cold.auc");
    assertThat(outcome.messages())
        .filteredOn(JobMessage.Progress.class::isInstance)
        .extracting(message -> ((JobMessage.Progress) message).detail())
        .anyMatch(detail -> detail.startsWith("rows for 1 videos without likes; AUC on held-out"));
  }

  @Test
  void failsWithTheReasonWhenThereIsTooLittleToFit() throws IOException, InterruptedException {
    List<SnapshotVersion> before = store().versions();
    ChildJvm.Outcome few = ChildJvm.run(request(fewEvents, "reel"), folder);
    assertThat(few.exitCode()).isEqualTo(1);
    assertThat(((JobMessage.Failed) few.last()).reason())
        .contains("expected at least 10 to fit a model on");
    assertThat(store().versions()).isEqualTo(before);
  }

  @Test
  void startsWarmFromASnapshotAndRecordsItAsTheParent() throws IOException, InterruptedException {
    WarmStart start = new WarmStart(new SnapshotVersion(1), WarmStart.Otherwise.FAIL);
    ChildJvm.Outcome warm =
        ChildJvm.run(request(Map.of("rank", 8, "epochs", 1), start, null), folder);
    assertThat(warm.exitCode()).isZero();
    SnapshotVersion version = ((JobMessage.Trained) warm.last()).version();
    Manifest.Lineage lineage = store().manifest(version).lineage();
    assertThat(lineage.parent()).isEqualTo(new SnapshotVersion(1));
    assertThat(lineage.configuration()).containsEntry("warm-start", "v000001");
    assertThat(store().manifest(new SnapshotVersion(1)).lineage().configuration())
        .containsEntry("warm-start", "none");
    assertThat(details(warm, "fit")).contains("epoch 1 of 1");
    assertThat(details(warm, "evaluate"))
        .as("the parent has seen what is held out")
        .contains("epoch 16 of 16");
    assertThat(recall(version)).isGreaterThan(0.8 * recall(new SnapshotVersion(1)));
  }

  @Test
  void refusesASnapshotOfAnotherRankOrStartsColdAsAsked() {
    Map<String, Integer> rank = Map.of("rank", 9, "epochs", 1);
    WarmStart strict = new WarmStart(new SnapshotVersion(1), WarmStart.Otherwise.FAIL);
    assertThatThrownBy(() -> StartingModel.open(request(rank, strict, null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "warm-start: found rank 8 in v000001, expected rank 9, which this run has; train with rank 8 or start cold");
    WarmStart none = new WarmStart(new SnapshotVersion(77), WarmStart.Otherwise.FAIL);
    assertThatThrownBy(() -> StartingModel.open(request(rank, none, null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("warm-start: found no readable snapshot v000077");
    WarmStart lenient = new WarmStart(new SnapshotVersion(1), WarmStart.Otherwise.START_COLD);
    try (StartingModel start = StartingModel.open(request(rank, lenient, null))) {
      TrainingData unread =
          new TrainingData(
              List.of(), List.of("v1"), new int[1], new int[0], new float[0], new long[0]);
      assertThat(start.continuation(unread)).isEqualTo(Continuation.NONE);
    }
  }

  @Test
  void aKilledJobGoesOnFromItsCheckpoints() throws IOException, InterruptedException {
    Path checkpoints = folder.resolve("checkpoints");
    JobRequest.Train request = request(Map.of("rank", 8, "epochs", 200), null, checkpoints);
    killIn("fit", request);
    assertThat(checkpoints).isDirectoryContaining(file -> file.endsWith("evaluation.json"));

    ChildJvm.Outcome resumed = ChildJvm.run(request, folder);

    assertThat(resumed.last()).isInstanceOf(JobMessage.Trained.class);
    assertThat(details(resumed, "evaluate")).as("evaluated before it was killed").hasSize(1);
    assertThat(details(resumed, "fit"))
        .contains("epoch 200 of 200")
        .doesNotContain("epoch 1 of 200");
    assertThat(checkpoints).doesNotExist();
  }

  /** Kills the job when it has told of a few epochs of a stage, so that it has a checkpoint. */
  private static void killIn(String stage, JobRequest request)
      throws IOException, InterruptedException {
    Process process = ChildJvm.start(request, folder);
    try (BufferedReader lines = process.inputReader()) {
      boolean reached =
          lines
              .lines()
              .map(JobProtocol::parse)
              .flatMap(Optional::stream)
              .anyMatch(message ->
                  message instanceof JobMessage.Progress told
                      && told.stage().equals(stage)
                      && told.detail().startsWith("epoch 7 "));
      assertThat(reached).as("the job told of epoch 7").isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static double recall(SnapshotVersion version) {
    return requireNonNull(store().report(version).metrics().get("recall@20"));
  }

  private static List<String> details(ChildJvm.Outcome of, String stage) {
    return of.messages().stream()
        .filter(JobMessage.Progress.class::isInstance)
        .map(JobMessage.Progress.class::cast)
        .filter(told -> told.stage().equals(stage))
        .map(JobMessage.Progress::detail)
        .toList();
  }

  @Test
  void endsWhenItsParentDies() throws IOException, InterruptedException {
    Process process = ChildJvm.start(request(events, "reel"), folder);
    process.getOutputStream().close();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(3);
  }

  /** All but the first three videos say what they look like. */
  private static List<Video> catalogue() {
    List<Video> catalogue = new ArrayList<>(List.of(DESCRIBED, UNWATCHED, FRESH));
    for (int index = 3; index < 120; index++) {
      Embedding embedding = looksLike(index % 4, (index % 7) / 20f);
      catalogue.add(Video.unknown("v" + index).withEmbedding(embedding));
    }
    return catalogue;
  }

  private static Embedding looksLike(int cluster, float noise) {
    float[] values = {noise, -noise, noise, -noise, noise};
    values[cluster] += 1;
    return Embedding.of(values);
  }

  private static JobRequest.Train request(
      Map<String, Integer> values, @Nullable WarmStart start, @Nullable Path checkpoints) {
    return request(events, ModelParameters.defaults("reel-als").with(values), start, checkpoints);
  }

  private static JobRequest.Train request(long eventTableSnapshot, String model) {
    return request(
        eventTableSnapshot,
        ModelParameters.defaults(model)
            .with(Map.of("rank", 8, "epochs", 5, "neighbours", 10, "neighbour-weight", 0.2)),
        null,
        null);
  }

  private static JobRequest.Train request(
      long eventTableSnapshot,
      ModelParameters model,
      @Nullable WarmStart start,
      @Nullable Path checkpoints) {
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
        model,
        start,
        checkpoints);
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
