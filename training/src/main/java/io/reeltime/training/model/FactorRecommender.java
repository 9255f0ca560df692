package io.reeltime.training.model;

import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.progress.ProgressListener;

/** A model whose fit is item factors: what serving can answer from. */
public interface FactorRecommender extends Recommender {
  @Override
  FactorModel fit(TrainingData data, ProgressListener progress);
}
