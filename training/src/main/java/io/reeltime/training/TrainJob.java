package io.reeltime.training;

import io.reeltime.data.event.Video;
import io.reeltime.data.snapshot.EvaluationReport;
import io.reeltime.data.snapshot.SnapshotContent;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.data.table.Lake;
import io.reeltime.training.interactions.EventInteractions;
import io.reeltime.training.interactions.EventTable;
import io.reeltime.training.interactions.TooFewInteractionsException;
import io.reeltime.training.interactions.VideoTable;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.job.ModelParameters;
import io.reeltime.training.model.Continuation;
import io.reeltime.training.model.Recommenders;
import io.reeltime.training.model.ServableModel;
import io.reeltime.training.model.ServableRecommender;
import io.reeltime.training.progress.JobProgress;
import io.reeltime.training.progress.ProgressListener;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;

/**
 * Reads the event table, evaluates the model on the newest part of it, fits it again on everything,
 * and publishes the snapshot. Publishes nothing when any step fails.
 */
final class TrainJob {
  /** Below this nothing could be learnt that popularity does not know. */
  private static final int FEWEST_INTERACTIONS = 10;

  private final JobRequest.Train request;
  private final InstantSource clock;
  private final Consumer<JobMessage> out;
  private final JobProgress progress;
  private final JobCheckpoints checkpoints;

  TrainJob(JobRequest.Train request, InstantSource clock, Consumer<JobMessage> out) {
    this.request = request;
    this.clock = clock;
    this.out = out;
    this.progress = new JobProgress(out, clock);
    this.checkpoints = new JobCheckpoints(request.checkpoints());
  }

  void run() throws IOException {
    try {
      train();
    } finally {
      checkpoints.remove();
    }
  }

  private void train() throws IOException {
    Lake lake = new Lake(request.lakeFolder());
    progress.stage("start", "starting Spark", 0.2);
    try (StartingModel start = StartingModel.open(request);
        SparkSession session = SparkSessions.start(lake)) {
      requireServable(session);
      progress.stage("read", "reading table snapshot " + request.eventTableSnapshot(), 0.2);
      Map<String, Video> catalogue = VideoTable.read(session, request.videoTableSnapshot());
      EventInteractions interactions =
          new EventTable(session, request.eventTableSnapshot())
              .read(request.preferenceWeights(), request.holdoutShare(), catalogue.keySet());
      requireEnough(interactions);
      Continuation from = start.continuation(interactions.all());
      EvaluationReport report = evaluate(interactions, start, from, session);
      ProgressListener fitting = progress.stage("fit", "fitting on everything", 0.25);
      ServableModel model =
          recommender(request.model(), from, session).fit(interactions.all(), fitting);
      ColdStart coldStart =
          ColdStart.of(
              model, interactions.all(), catalogue, request.model().seed(), report, fitting);
      progress.stage("publish", "writing the snapshot", 0.05);
      SnapshotContent content =
          new SnapshotAssembly(request, from.version(), clock)
              .assemble(interactions, catalogue, model, coldStart);
      SnapshotVersion version = new SnapshotStore(request.modelsFolder()).publish(content);
      out.accept(new JobMessage.Trained(version, content.report().metrics()));
    }
  }

  private EvaluationReport evaluate(
      EventInteractions interactions, StartingModel start, Continuation from, SparkSession session)
      throws IOException {
    ProgressListener evaluating = progress.stage("evaluate", "fitting on the older part", 0.3);
    Optional<EvaluationReport> known = checkpoints.evaluation();
    if (known.isPresent()) {
      return known.get();
    }
    EvaluationReport report =
        new HoldoutEvaluation(evaluated(interactions, start, from, session))
            .run(interactions, evaluating);
    checkpoints.keep(report);
    return report;
  }

  /**
   * The model that is evaluated: the one that will be published, unless it starts from factors that
   * have seen what is held out. Then a cold one of the same setting, with the epochs that a cold
   * start needs.
   */
  private ServableRecommender evaluated(
      EventInteractions interactions,
      StartingModel start,
      Continuation from,
      SparkSession session) {
    if (from.warmStart() == null || start.knowsNothingFrom(interactions.cut())) {
      return recommender(request.model(), from, session);
    }
    int coldEpochs = ModelParameters.defaults(request.model().name()).als().epochs();
    int epochs = Math.max(coldEpochs, request.model().als().epochs());
    return recommender(request.model().with(Map.of("epochs", epochs)), from.cold(), session);
  }

  private void requireServable(SparkSession session) {
    recommender(request.model(), Continuation.NONE, session);
  }

  private ServableRecommender recommender(
      ModelParameters model, Continuation from, SparkSession session) {
    if (Recommenders.named(model, from, () -> session) instanceof ServableRecommender recommender) {
      return recommender;
    }
    throw new IllegalArgumentException(
        "model '%s' cannot be served, so no snapshot can be made of it; it can only be evaluated"
            .formatted(request.model().name()));
  }

  private static void requireEnough(EventInteractions interactions) {
    int positives = interactions.all().positives();
    if (positives < FEWEST_INTERACTIONS) {
      throw new TooFewInteractionsException(
          "found %d videos liked by a user among %d seen, expected at least %d to fit a model on"
              .formatted(positives, interactions.all().interactions(), FEWEST_INTERACTIONS));
    }
  }
}
