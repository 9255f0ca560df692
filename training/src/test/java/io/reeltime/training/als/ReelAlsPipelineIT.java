package io.reeltime.training.als;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The estimator among those of Spark ML. */
class ReelAlsPipelineIT extends LocalFits {
  @TempDir private Path folder;

  @Test
  void worksInAPipelineThatIsSavedAndLoaded() throws Exception {
    Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {small()});
    pipeline.save(folder.resolve("pipeline").toString());
    PipelineModel model = Pipeline.load(folder.resolve("pipeline").toString()).fit(table);
    model.save(folder.resolve("model").toString());
    PipelineModel loaded = PipelineModel.load(folder.resolve("model").toString());
    assertThat(predictions(loaded.transform(table)))
        .containsExactly(predictions(model.transform(table)));
    assertThat(
            ((ReelAls) Pipeline.load(folder.resolve("pipeline").toString()).getStages()[0])
                .explainParams())
        .contains("rank: columns of the factors, 1 to 4096 (default: 128, current: 4)");
  }

  @Test
  void worksInACrossValidator() {
    ReelAls als = small().setMaxIter(3).setColdStartStrategy("drop");
    ParamMap[] grid = new ParamGridBuilder().addGrid(als.rank(), new int[] {1, 4}).build();
    CrossValidatorModel best =
        new CrossValidator()
            .setEstimator(als)
            .setEvaluator(new RegressionEvaluator().setLabelCol("rating").setMetricName("mae"))
            .setEstimatorParamMaps(grid)
            .setNumFolds(2)
            .setSeed(1)
            .fit(table);
    assertThat(best.avgMetrics()).hasSize(2).doesNotContain(Double.NaN);
    assertThat(((ReelAlsModel) best.bestModel()).rank()).isIn(1, 4);
  }
}
