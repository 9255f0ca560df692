package io.reeltime.training.model;

import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.progress.ProgressListener;

/** A model that has not seen data yet: a name and hyper-parameters. */
public interface Recommender {

  /** Its name in requests, reports and lineage, such as {@code mllib-als}. */
  String name();

  /**
   * Fits it.
   *
   * @throws ArithmeticException if the fit ends in numbers that are not finite
   */
  FittedModel fit(TrainingData data, ProgressListener progress);
}
