package io.reeltime.training.model;

import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.progress.ProgressListener;

/** Everyone gets the videos with the largest sum of positive strength: the floor of every model. */
final class Popularity implements Recommender {
  static final String NAME = "popularity";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public FittedModel fit(TrainingData data, ProgressListener progress) {
    float[] popularity = data.popularity();
    return () ->
        (history, scores) -> {
          System.arraycopy(popularity, 0, scores, 0, popularity.length);
          return true;
        };
  }
}
