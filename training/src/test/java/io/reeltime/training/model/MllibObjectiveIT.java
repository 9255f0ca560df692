package io.reeltime.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.reeltime.data.dataset.AdjacencyLists;
import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.training.als.engine.AlsFit;
import io.reeltime.training.als.engine.AlsListener;
import io.reeltime.training.als.engine.AlsSettings;
import io.reeltime.training.als.engine.SparseMatrix;
import io.reeltime.training.evaluation.FullRanking;
import io.reeltime.training.interactions.DatasetSplits;
import io.reeltime.training.interactions.TrainingData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * ReelALS with MLlib's objective at MLlib's best setting on ML-1M, against MLlib's own figures
 * (rank 64, 10 iterations, lambda 0.1, alpha 1).
 */
class MllibObjectiveIT {
  private static final Path ML_1M =
      Path.of(System.getProperty("reeltime.root"), "..", "shared", "datasets", "ml-1m").normalize();

  /** Single seeds of either spread by 0.0035; the mean of a few is what can be compared. */
  private static final int SEEDS = 2;

  @Test
  void givesMllibsMetrics() throws IOException {
    assumeTrue(Files.isDirectory(ML_1M), "skipped: found no " + ML_1M);
    DatasetSplits splits =
        DatasetSplits.read(
            new AdjacencyLists(),
            ML_1M.resolve("train.txt"),
            ML_1M.resolve("valid.txt"),
            ML_1M.resolve("test.txt"));
    Map<String, Double> means = new HashMap<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      evaluate(splits, seed)
          .forEach((metric, value) -> means.merge(metric, value / SEEDS, Double::sum));
    }
    assertThat(means.get("recall@20")).isCloseTo(0.2810, within(0.002));
    assertThat(means.get("ndcg@20")).isCloseTo(0.3787, within(0.002));
  }

  private static Map<String, Double> evaluate(DatasetSplits splits, long seed) {
    TrainingData train = splits.train();
    ImplicitObjective objective = ImplicitObjective.mllib(0.1, 1);
    SparseMatrix rows =
        new SparseMatrix(
            train.videos(), train.rowStarts(), train.videoIndexes(), train.strengths());
    FactorModel model =
        FactorModel.of(
            AlsFit.fit(rows, AlsSettings.of(64, 12, objective, seed), null, AlsListener.SILENT)
                .items(),
            objective);
    return new FullRanking(List.of(20))
        .evaluate(model, train, splits.test(), splits.valid())
        .metrics();
  }
}
