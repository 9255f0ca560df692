package io.reeltime.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.reeltime.data.dataset.AdjacencyLists;
import io.reeltime.training.als.ReelAls;
import io.reeltime.training.als.ReelAlsModel;
import io.reeltime.training.evaluation.FullRanking;
import io.reeltime.training.interactions.DatasetSplits;
import io.reeltime.training.interactions.InteractionRows;
import io.reeltime.training.interactions.TrainingData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The ReelALS estimator with MLlib's objective at MLlib's best setting on ML-1M, against MLlib's
 * own figures: rank 64, 10 iterations, lambda 0.1, alpha 1, here as there.
 */
class MllibObjectiveIT {
  private static final Path ML_1M =
      Path.of(System.getProperty("reeltime.root"), "..", "shared", "datasets", "ml-1m").normalize();

  /** Single seeds of either spread by 0.0017; the mean of a few is what can be compared. */
  private static final int SEEDS = 2;

  private static SparkSession session;

  @BeforeAll
  static void start() {
    session =
        SparkSession.builder().master("local[2]").config("spark.ui.enabled", false).getOrCreate();
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  @Test
  void givesMllibsMetricsInMllibsNumberOfEpochs() throws IOException {
    assumeTrue(Files.isDirectory(ML_1M), "skipped: found no " + ML_1M);
    DatasetSplits splits =
        DatasetSplits.read(
            new AdjacencyLists(),
            ML_1M.resolve("train.txt"),
            ML_1M.resolve("valid.txt"),
            ML_1M.resolve("test.txt"));
    Map<String, Double> means = new HashMap<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      evaluate(splits, estimator().setSeed(seed))
          .forEach((metric, value) -> means.merge(metric, value / SEEDS, Double::sum));
    }
    assertThat(means.get("recall@20")).isCloseTo(0.2810, within(0.002));
    assertThat(means.get("ndcg@20")).isCloseTo(0.3787, within(0.002));
  }

  private static ReelAls estimator() {
    return new ReelAls()
        .setUserCol(InteractionRows.USER)
        .setItemCol(InteractionRows.VIDEO)
        .setRatingCol(InteractionRows.STRENGTH)
        .setObjective("mllib")
        .setRank(64)
        .setMaxIter(10)
        .setRegParam(0.1)
        .setAlpha(1);
  }

  private static Map<String, Double> evaluate(DatasetSplits splits, ReelAls als) {
    TrainingData train = splits.train();
    ReelAlsModel fitted = als.fit(InteractionRows.of(train, session));
    FactorModel model =
        FactorModel.of(
            CollectedFactors.of(fitted.itemFactors(), train.videos(), fitted.rank()),
            als.implicitObjective());
    return new FullRanking(List.of(20))
        .evaluate(model, train, splits.test(), splits.valid())
        .metrics();
  }
}
