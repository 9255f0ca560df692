package io.reeltime.training;

import io.reeltime.training.evaluation.Bootstrap;
import io.reeltime.training.evaluation.HistoryLengths;
import io.reeltime.training.evaluation.UserMetrics;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.job.HistoryGroup;
import io.reeltime.training.job.MetricEstimate;
import io.reeltime.training.job.SplitEvaluation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A model beside popularity on one split, for the same users.
 *
 * @param model metrics of the model
 * @param popularity of the same users in the same order
 * @param training what histories are counted in
 */
record SplitComparison(UserMetrics model, UserMetrics popularity, TrainingData training) {
  private static final int GROUPS = 5;

  SplitEvaluation evaluation() {
    return new SplitEvaluation(model.users().length, model.heldOut(), estimates(), groups());
  }

  private Map<String, MetricEstimate> estimates() {
    int metrics = model.names().size();
    Bootstrap.Interval[] intervals =
        Bootstrap.USUAL.intervals(
            Stream.concat(Arrays.stream(model.values()), differences()).toArray(double[][]::new));
    Map<String, Double> values = model.mean().metrics();
    Map<String, Double> floor = popularity.mean().metrics();
    Map<String, MetricEstimate> estimates = new TreeMap<>();
    for (int metric = 0; metric < metrics; metric++) {
      String name = model.names().get(metric);
      estimates.put(
          name,
          new MetricEstimate(
              values.getOrDefault(name, 0.0),
              intervals[metric].low(),
              intervals[metric].high(),
              floor.getOrDefault(name, 0.0),
              intervals[metrics + metric].low(),
              intervals[metrics + metric].high()));
    }
    return estimates;
  }

  private Stream<double[]> differences() {
    return model.names().stream()
        .map(name -> {
          double[] difference = model.of(name).clone();
          double[] floor = popularity.of(name);
          Arrays.setAll(difference, user -> difference[user] - floor[user]);
          return difference;
        });
  }

  private List<HistoryGroup> groups() {
    return HistoryLengths.groups(model, training, GROUPS).stream()
        .map(group ->
            new HistoryGroup(
                group.fewest(),
                group.most(),
                group.places().length,
                means(model, group.places()),
                means(popularity, group.places())))
        .toList();
  }

  private static Map<String, Double> means(UserMetrics metrics, int[] places) {
    Map<String, Double> means = new TreeMap<>();
    for (String name : metrics.names()) {
      double[] values = metrics.of(name);
      means.put(
          name, Arrays.stream(places).mapToDouble(place -> values[place]).average().orElse(0));
    }
    return means;
  }
}
