package io.reeltime.training.model;

import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.progress.ProgressListener;

/** A model whose fit is item factors alone. */
public interface FactorRecommender extends ServableRecommender {
  @Override
  FactorModel fit(TrainingData data, ProgressListener progress);
}
