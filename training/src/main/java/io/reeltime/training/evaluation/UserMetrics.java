package io.reeltime.training.evaluation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Metrics of each user with held-out videos: what means and their intervals are made of.
 *
 * @param names of the metrics, such as {@code recall@20}
 * @param users user indexes, ascending
 * @param values {@code [names x users]}
 * @param heldOut held-out interactions
 */
public record UserMetrics(List<String> names, int[] users, double[][] values, long heldOut) {

  /** The mean over users, by metric. */
  public RankingResult mean() {
    Map<String, Double> metrics = new TreeMap<>();
    for (int metric = 0; metric < names.size() && users.length > 0; metric++) {
      double sum = 0;
      for (double value : values[metric]) {
        sum += value;
      }
      metrics.put(names.get(metric), sum / users.length);
    }
    return new RankingResult(users.length, heldOut, metrics);
  }

  /** One metric, in the order of the users. */
  public double[] of(String name) {
    int metric = names.indexOf(name);
    if (metric < 0) {
      throw new IllegalArgumentException(
          "metric: found '" + name + "', expected one of " + String.join(", ", names));
    }
    return values[metric];
  }
}
