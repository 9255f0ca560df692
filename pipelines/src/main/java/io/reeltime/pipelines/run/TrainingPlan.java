package io.reeltime.pipelines.run;

import io.reeltime.data.preference.PreferenceWeights;
import io.reeltime.training.job.ModelParameters;

/**
 * What a run does, whatever the data.
 *
 * @param model to fit
 * @param preferenceWeights how events become strengths
 * @param holdoutShare share of the newest interactions held out for the evaluation, in (0, 0.5]
 * @param floors that a snapshot must not break to go live
 * @param start where the fit starts
 */
public record TrainingPlan(
    ModelParameters model,
    PreferenceWeights preferenceWeights,
    double holdoutShare,
    MetricFloors floors,
    StartingPoint start) {

  /** A tenth is enough to tell models apart, and leaves the rest to learn from. */
  private static final double USUAL_HOLDOUT_SHARE = 0.1;

  public TrainingPlan {
    if (!(holdoutShare > 0 && holdoutShare <= 0.5)) {
      throw new IllegalArgumentException(
          "holdoutShare: found " + holdoutShare + ", expected above 0 and at most 0.5");
    }
  }

  /** The usual holdout and floors. */
  public static TrainingPlan usual(
      ModelParameters model, PreferenceWeights preferenceWeights, StartingPoint start) {
    return new TrainingPlan(
        model, preferenceWeights, USUAL_HOLDOUT_SHARE, MetricFloors.defaults(), start);
  }
}
