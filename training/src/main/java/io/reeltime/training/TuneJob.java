package io.reeltime.training;

import io.reeltime.data.table.Lake;
import io.reeltime.training.evaluation.FullRanking;
import io.reeltime.training.evaluation.RankingResult;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.job.ModelParameters;
import io.reeltime.training.job.SearchSpace;
import io.reeltime.training.job.Trial;
import io.reeltime.training.job.TuningData;
import io.reeltime.training.model.FittedModel;
import io.reeltime.training.model.Recommenders;
import io.reeltime.training.progress.JobProgress;
import io.reeltime.training.progress.ProgressListener;
import io.reeltime.training.tune.Search;
import io.reeltime.training.tune.Setting;
import io.reeltime.training.tune.TrialFit;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/**
 * Searches hyper-parameters on a validation split, all trials in this JVM. Spark starts only for
 * the event table and for models that run on it.
 */
final class TuneJob {
  private static final double MILLIS_PER_SECOND = 1000.0;

  private final JobRequest.Tune request;
  private final InstantSource clock;
  private final Consumer<JobMessage> out;
  private final FullRanking ranking;

  TuneJob(JobRequest.Tune request, InstantSource clock, Consumer<JobMessage> out) {
    this.request = request;
    this.clock = clock;
    this.out = out;
    this.ranking = new FullRanking(List.of(request.plan().cutoff()));
  }

  void run() throws IOException {
    Files.createDirectories(request.folder());
    JobProgress progress = new JobProgress(out, clock);
    Search search =
        new Search(request.model(), request.data().halfLife(), request.space(), request.plan());
    progress.stage("read", "reading", 0.02);
    try (LazySession session = session()) {
      TrialData data = data(session);
      if (request.space().values().containsKey(SearchSpace.HALF_LIFE)) {
        data.requireTimes();
      }
      ProgressListener tuning = progress.stage("tune", "starting", 0.98);
      Search.Result result =
          search.run(data.identity(), request.folder(), fit(data, session), tuning::at);
      requireAnyFitted(result.trials());
      out.accept(new JobMessage.Tuned(result.trials(), result.repeated(), data.warnings()));
    }
  }

  private LazySession session() {
    return switch (request.data()) {
      case TuningData.Splits splits -> new LazySession(SparkSessions::start);
      case TuningData.Events events ->
          new LazySession(() -> SparkSessions.start(new Lake(events.lakeFolder())));
    };
  }

  private TrialData data(LazySession session) throws IOException {
    return switch (request.data()) {
      case TuningData.Splits splits -> SplitTrialData.read(splits);
      case TuningData.Events events -> EventTrialData.of(events, session.get(), request.folder());
    };
  }

  private TrialFit fit(TrialData data, LazySession session) {
    return (settings, epochs, progress) -> {
      Setting setting = new Setting(settings, epochs);
      TrialData.Split split = data.split(setting.halfLife());
      return fit(setting.over(request.model()), split, session, progress);
    };
  }

  private TrialFit.Outcome fit(
      ModelParameters parameters,
      TrialData.Split split,
      LazySession session,
      DoubleConsumer progress) {
    Instant start = clock.instant();
    FittedModel model =
        Recommenders.named(parameters, session)
            .fit(split.train(), (fraction, detail) -> progress.accept(fraction));
    Duration taken = Duration.between(start, clock.instant());
    RankingResult result = ranking.evaluate(model, split.train(), split.valid());
    return new TrialFit.Outcome(result.metrics(), taken.toMillis() / MILLIS_PER_SECOND);
  }

  private static void requireAnyFitted(List<Trial> trials) {
    if (trials.stream().allMatch(trial -> trial.failure() != null)) {
      throw new ArithmeticException(
          "tune: every trial failed, the first because of: " + trials.getFirst().failure());
    }
  }
}
