package io.reeltime.training.model;

import io.reeltime.training.als.LocalFit;
import io.reeltime.training.als.engine.AlsListener;
import io.reeltime.training.als.engine.AlsSettings;
import io.reeltime.training.als.engine.Factors;
import io.reeltime.training.als.engine.SparseMatrix;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.job.AlsParameters;
import io.reeltime.training.progress.ProgressListener;
import java.util.Locale;

/**
 * ReelALS in this JVM, without Spark: its {@linkplain AlsParameters#objective() objective} is that
 * of "iALS revisited".
 */
record LocalAls(AlsParameters parameters, long seed, Continuation from)
    implements FactorRecommender {
  static final String NAME = "reel-als";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public FactorModel fit(TrainingData data, ProgressListener progress) {
    SparseMatrix rows =
        SparseMatrix.withoutZeros(
            data.videos(), data.rowStarts(), data.videoIndexes(), data.strengths());
    AlsSettings settings =
        AlsSettings.of(parameters.rank(), parameters.epochs(), parameters.objective(), seed);
    Factors factors =
        LocalFit.fit(
            rows,
            settings,
            from.formerItems(data.videoIds()),
            from.checkpoints(),
            epoch -> tell(epoch, progress));
    return FactorModel.of(factors.items(), parameters.objective());
  }

  static void tell(AlsListener.Epoch epoch, ProgressListener progress) {
    String loss =
        Double.isNaN(epoch.loss()) ? "" : String.format(Locale.ROOT, ", loss %.6g", epoch.loss());
    progress.at(
        epoch.number() / (double) epoch.of(),
        "epoch " + epoch.number() + " of " + epoch.of() + loss);
  }
}
