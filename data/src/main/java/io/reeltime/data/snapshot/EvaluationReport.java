package io.reeltime.data.snapshot;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Offline metrics of a model and of the baselines on the same holdout; {@code report.json}.
 *
 * @param split how the holdout was chosen, in words
 * @param users users with held-out items, over whom metrics are averaged
 * @param heldOut held-out interactions
 * @param metrics of the model, such as {@code recall@20}; empty when there was too little to hold
 *     out
 * @param baselines the same metrics by baseline name, such as {@code popularity}
 */
public record EvaluationReport(
    String split,
    int users,
    long heldOut,
    Map<String, Double> metrics,
    Map<String, Map<String, Double>> baselines) {

  public EvaluationReport {
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    Map<String, Map<String, Double>> sorted = new TreeMap<>();
    baselines.forEach(
        (name, values) -> sorted.put(name, Collections.unmodifiableMap(new TreeMap<>(values))));
    baselines = Collections.unmodifiableMap(sorted);
  }
}
