package io.reeltime.training.job;

import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One fit of a search.
 *
 * @param number of the setting, from 0; 0 is the model's own
 * @param round of a halving, from 0
 * @param epochs it was given; 0 for a model without
 * @param settings what was tried, by name
 * @param metrics on the validation split; empty if it failed
 * @param fitSeconds time of the fit alone
 * @param failure why there is no metric, null if there is
 */
public record Trial(
    int number,
    int round,
    int epochs,
    Map<String, Double> settings,
    Map<String, Double> metrics,
    double fitSeconds,
    @Nullable String failure) {

  /** The value that decides; below every other if the trial failed. */
  public double value(String metric) {
    return metrics.getOrDefault(metric, Double.NEGATIVE_INFINITY);
  }

  /** Best first; of equals the one with fewer epochs, then the earlier. */
  public static Comparator<Trial> bestFirst(String metric) {
    return Comparator.<Trial>comparingDouble(trial -> trial.value(metric))
        .reversed()
        .thenComparingInt(Trial::epochs)
        .thenComparingInt(Trial::number);
  }
}
