package io.reeltime.training.model;

import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.progress.ProgressListener;

/** A model that serving can answer from once it is fitted. */
public interface ServableRecommender extends Recommender {
  @Override
  ServableModel fit(TrainingData data, ProgressListener progress);
}
