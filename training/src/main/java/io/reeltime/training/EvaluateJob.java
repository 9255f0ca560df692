package io.reeltime.training;

import io.reeltime.training.evaluation.FullRanking;
import io.reeltime.training.evaluation.SplitWarnings;
import io.reeltime.training.interactions.DatasetSplits;
import io.reeltime.training.interactions.HeldOut;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.job.SplitEvaluation;
import io.reeltime.training.model.FittedModel;
import io.reeltime.training.model.Recommenders;
import io.reeltime.training.progress.JobProgress;
import io.reeltime.training.progress.ProgressListener;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Fits a model on a given training split and evaluates it on the other splits, beside popularity.
 * Spark starts only for a model that runs on it.
 */
final class EvaluateJob {
  private static final double MILLIS_PER_SECOND = 1000.0;

  private final JobRequest.Evaluate request;
  private final InstantSource clock;
  private final Consumer<JobMessage> out;
  private final JobProgress progress;

  EvaluateJob(JobRequest.Evaluate request, InstantSource clock, Consumer<JobMessage> out) {
    this.request = request;
    this.clock = clock;
    this.out = out;
    this.progress = new JobProgress(out, clock);
  }

  void run() throws IOException {
    FullRanking ranking = new FullRanking(request.cutoffs());
    progress.stage("read", "reading " + request.train().getFileName(), 0.1);
    DatasetSplits splits =
        SplitFiles.read(
            request.format(), request.columns(), request.train(), request.valid(), request.test());
    TrainingData train = decayed(splits.train());
    ProgressListener fitting = progress.stage("fit", "fitting " + request.model().name(), 0.7);
    try (LazySession session = new LazySession(SparkSessions::start)) {
      Instant before = clock.instant();
      FittedModel model = Recommenders.named(request.model(), session).fit(train, fitting);
      Duration fit = Duration.between(before, clock.instant());
      progress.stage("evaluate", "ranking every video for every user", 0.2);
      out.accept(
          new JobMessage.Evaluated(
              new Evaluation(ranking, model, train, splits).splits(),
              fit.toMillis() / MILLIS_PER_SECOND,
              train.usersWithHistory(),
              train.videos(),
              train.interactions(),
              warnings(splits)));
    }
  }

  private TrainingData decayed(TrainingData train) {
    Duration halfLife = request.halfLife();
    return halfLife == null ? train : train.decayed(halfLife);
  }

  private List<String> warnings(DatasetSplits splits) {
    List<String> warnings = new ArrayList<>();
    if (request.halfLife() != null && !splits.train().hasTimes()) {
      warnings.add("half-life: no interaction of the training split has a time; nothing decays");
    }
    if (request.valid() != null) {
      warnings.addAll(SplitWarnings.of("valid", splits.valid(), splits.train()));
    }
    if (request.test() != null) {
      warnings.addAll(SplitWarnings.of("test", splits.test(), splits.train()));
    }
    return warnings;
  }

  /** The model and the floor on each split that was given. */
  private final class Evaluation {
    private final FullRanking ranking;
    private final FittedModel model;
    private final FittedModel popularity;
    private final TrainingData train;
    private final DatasetSplits splits;

    /** The floor does not decay: it is what the decay of popularity has to beat, too. */
    Evaluation(FullRanking ranking, FittedModel model, TrainingData train, DatasetSplits splits) {
      this.ranking = ranking;
      this.model = model;
      this.popularity = Recommenders.popularity().fit(splits.train(), ProgressListener.SILENT);
      this.train = train;
      this.splits = splits;
    }

    Map<String, SplitEvaluation> splits() {
      Map<String, SplitEvaluation> evaluations = new LinkedHashMap<>();
      if (request.valid() != null) {
        evaluations.put("valid", evaluate(splits.valid(), HeldOut.none(train.users())));
      }
      if (request.test() != null) {
        evaluations.put("test", evaluate(splits.test(), splits.valid()));
      }
      return evaluations;
    }

    private SplitEvaluation evaluate(HeldOut heldOut, HeldOut alsoMasked) {
      return new SplitComparison(
              ranking.evaluateUsers(model, train, heldOut, alsoMasked),
              ranking.evaluateUsers(popularity, splits.train(), heldOut, alsoMasked),
              train)
          .evaluation();
    }
  }
}
