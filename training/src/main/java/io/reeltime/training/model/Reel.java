package io.reeltime.training.model;

import io.reeltime.data.blend.BlendedItems;
import io.reeltime.training.blend.Blending;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.progress.ProgressListener;

/**
 * The blend: factors, the spectral low-pass term and item-item neighbours, each on the scale of the
 * factors' scores times its weight.
 *
 * @param factors what the factors are fitted by
 * @param blending what is added to them
 */
record Reel(FactorRecommender factors, Blending blending) implements ServableRecommender {
  static final String NAME = "reel";

  /** Share of the time that the factors take. */
  private static final double FACTORS_SHARE = 0.8;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ServableModel fit(TrainingData data, ProgressListener progress) {
    FactorModel fitted =
        factors.fit(data, (fraction, detail) -> progress.at(FACTORS_SHARE * fraction, detail));
    BlendedItems items =
        blending.of(
            fitted.items(),
            data,
            (fraction, detail) ->
                progress.at(FACTORS_SHARE + (1 - FACTORS_SHARE) * fraction, detail));
    return () -> items;
  }
}
