package io.reeltime.training;

import io.reeltime.data.dataset.DatasetFormats;
import io.reeltime.training.evaluation.FullRanking;
import io.reeltime.training.evaluation.RankingResult;
import io.reeltime.training.interactions.DatasetSplits;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.model.FittedModel;
import io.reeltime.training.model.Recommenders;
import io.reeltime.training.progress.JobProgress;
import io.reeltime.training.progress.ProgressListener;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;

/** Fits a model on a given training split and evaluates it on the other splits. */
final class EvaluateJob {
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
        DatasetSplits.read(
            DatasetFormats.named(request.format(), columns()),
            request.train(),
            request.valid(),
            request.test());
    progress.stage("start", "starting Spark", 0.1);
    try (SparkSession session = SparkSessions.start()) {
      ProgressListener fitting = progress.stage("fit", "fitting " + request.model().name(), 0.6);
      Instant before = clock.instant();
      FittedModel model = Recommenders.named(request.model(), session).fit(splits.train(), fitting);
      Duration fit = Duration.between(before, clock.instant());
      progress.stage("evaluate", "ranking every video for every user", 0.2);
      FittedModel popularity =
          Recommenders.popularity().fit(splits.train(), ProgressListener.SILENT);
      out.accept(
          evaluated(
              splits, metrics(ranking, model, splits), metrics(ranking, popularity, splits), fit));
    }
  }

  private Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String mapping : request.columns()) {
      int equals = mapping.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "columns: found '" + mapping + "', expected role=column, such as user=user_id");
      }
      columns.put(mapping.substring(0, equals), mapping.substring(equals + 1));
    }
    return columns;
  }

  private Map<String, Map<String, Double>> metrics(
      FullRanking ranking, FittedModel model, DatasetSplits splits) {
    TrainingData train = splits.train();
    Map<String, Map<String, Double>> metrics = new LinkedHashMap<>();
    if (request.valid() != null) {
      metrics.put("valid", ranking.evaluate(model, train, splits.valid()).metrics());
    }
    if (request.test() != null) {
      RankingResult test = ranking.evaluate(model, train, splits.test(), splits.valid());
      metrics.put("test", test.metrics());
    }
    return metrics;
  }

  private static JobMessage.Evaluated evaluated(
      DatasetSplits splits,
      Map<String, Map<String, Double>> metrics,
      Map<String, Map<String, Double>> popularity,
      Duration fit) {
    return new JobMessage.Evaluated(
        metrics,
        popularity,
        fit.toMillis() / 1000.0,
        splits.train().usersWithHistory(),
        splits.train().videos(),
        splits.train().interactions());
  }
}
