package io.reeltime.training.model;

import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.training.interactions.InteractionRows;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.job.AlsParameters;
import io.reeltime.training.progress.ProgressListener;
import org.apache.spark.SparkContext;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.SparkSession;

/**
 * Spark MLlib's ALS with implicit feedback (Hu, Koren, Volinsky 2008). Signed strengths are its
 * ratings: it takes a negative one as confidence that the user does not like the video.
 */
final class MllibAls implements FactorRecommender {
  static final String NAME = "mllib-als";

  private final AlsParameters parameters;
  private final long seed;
  private final SparkSession session;

  MllibAls(AlsParameters parameters, long seed, SparkSession session) {
    this.parameters = parameters;
    this.seed = seed;
    this.session = session;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public FactorModel fit(TrainingData data, ProgressListener progress) {
    ALSModel model = fitModel(data, progress);
    try {
      return FactorModel.of(
          CollectedFactors.of(model.itemFactors(), data.videos(), parameters.rank()),
          ImplicitObjective.mllib(parameters.regularization(), parameters.confidenceScale()));
    } finally {
      model.itemFactors().unpersist();
      model.userFactors().unpersist();
    }
  }

  ALSModel fitModel(TrainingData data, ProgressListener progress) {
    SparkContext context = session.sparkContext();
    EpochListener epochs = new EpochListener(parameters.epochs(), progress);
    context.addSparkListener(epochs);
    try {
      return als(context.defaultParallelism()).fit(InteractionRows.of(data, session));
    } finally {
      context.removeSparkListener(epochs);
    }
  }

  /** No checkpoints: without a folder for them MLlib would warn and go on all the same. */
  private ALS als(int blocks) {
    return new ALS()
        .setImplicitPrefs(true)
        .setUserCol(InteractionRows.USER)
        .setItemCol(InteractionRows.VIDEO)
        .setRatingCol(InteractionRows.STRENGTH)
        .setRank(parameters.rank())
        .setMaxIter(parameters.epochs())
        .setRegParam(parameters.regularization())
        .setAlpha(parameters.confidenceScale())
        .setSeed(seed)
        .setNumBlocks(blocks)
        .setCheckpointInterval(-1);
  }
}
