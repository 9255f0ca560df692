package io.reeltime.training.model;

import io.reeltime.training.als.ReelAls;
import io.reeltime.training.als.ReelAlsModel;
import io.reeltime.training.interactions.InteractionRows;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.job.AlsParameters;
import io.reeltime.training.progress.ProgressListener;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** ReelALS spread over a cluster's executors, by the Spark ML estimator. */
record ClusterAls(AlsParameters parameters, long seed, Supplier<SparkSession> session)
    implements FactorRecommender {

  @Override
  public String name() {
    return LocalAls.NAME;
  }

  @Override
  public FactorModel fit(TrainingData data, ProgressListener progress) {
    ReelAlsModel model = estimator(progress).fit(InteractionRows.of(data, session.get()));
    return FactorModel.of(
        CollectedFactors.of(model.itemFactors(), data.videos(), parameters.rank()),
        parameters.objective());
  }

  private String regularizationCount() {
    return parameters
        .objective()
        .regularizationCount()
        .name()
        .toLowerCase(Locale.ROOT)
        .replace('_', '-');
  }

  private ReelAls estimator(ProgressListener progress) {
    return new ReelAls()
        .setUserCol(InteractionRows.USER)
        .setItemCol(InteractionRows.VIDEO)
        .setRatingCol(InteractionRows.STRENGTH)
        .setRank(parameters.rank())
        .setMaxIter(parameters.epochs())
        .setUnobservedWeight(parameters.unobservedWeight())
        .setRegParam(parameters.regularization())
        .setRegularizationExponent(parameters.regularizationExponent())
        .setRegularizationCount(regularizationCount())
        .setAlpha(parameters.confidenceScale())
        .setSeed(seed)
        .setListener(epoch -> LocalAls.tell(epoch, progress));
  }
}
