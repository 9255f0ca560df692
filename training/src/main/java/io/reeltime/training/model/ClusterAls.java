package io.reeltime.training.model;

import io.reeltime.training.als.RatingChunk;
import io.reeltime.training.als.ReelAls;
import io.reeltime.training.als.ReelAlsModel;
import io.reeltime.training.interactions.InteractionParts;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.job.AlsParameters;
import io.reeltime.training.progress.ProgressListener;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;

/** ReelALS spread over a cluster's executors, by the Spark ML estimator. */
record ClusterAls(
    AlsParameters parameters, long seed, Continuation from, Supplier<SparkSession> session)
    implements FactorRecommender {

  @Override
  public String name() {
    return LocalAls.NAME;
  }

  @Override
  public FactorModel fit(TrainingData data, ProgressListener progress) {
    JavaRDD<RatingChunk> ratings =
        InteractionParts.of(data, session.get())
            .map(
                part -> new RatingChunk(part.userIndexes(), part.videoIndexes(), part.strengths()));
    ReelAlsModel model =
        estimator(progress).fit(ratings, from.formerItems(data.videoIds()), session.get());
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
    Path checkpoints = from.checkpoints();
    return new ReelAls()
        .setRank(parameters.rank())
        .setMaxIter(parameters.epochs())
        .setUnobservedWeight(parameters.unobservedWeight())
        .setRegParam(parameters.regularization())
        .setRegularizationExponent(parameters.regularizationExponent())
        .setRegularizationCount(regularizationCount())
        .setAlpha(parameters.confidenceScale())
        .setSeed(seed)
        .setCheckpointDir(checkpoints == null ? "" : checkpoints.toUri().toString())
        .setListener(epoch -> LocalAls.tell(epoch, progress));
  }
}
