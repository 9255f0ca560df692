package io.reeltime.pipelines.cli;

import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.ModelParameters;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code evaluate --json} prints.
 *
 * @param bench always {@code evaluate}
 * @param machine where it ran
 * @param model what was fitted
 * @param metrics of the test split, or of the validation split where no test split was given
 * @param metricsBySplit of each split
 * @param fitSeconds time of the fit alone
 * @param users of the training split
 * @param videos of all splits
 * @param interactions of the training split
 * @param results one row per split and metric, beside popularity
 */
record EvaluationOutput(
    String bench,
    Machine machine,
    ModelParameters model,
    Map<String, Double> metrics,
    Map<String, Map<String, Double>> metricsBySplit,
    double fitSeconds,
    int users,
    int videos,
    long interactions,
    List<Result> results) {
  private static final String PEER = "popularity";

  /**
   * One figure.
   *
   * @param ratio how many times better than the peer; null where the peer has 0
   */
  record Result(
      @com.fasterxml.jackson.annotation.JsonProperty("case") String split,
      String metric,
      String unit,
      double value,
      String peer,
      @Nullable Double peerValue,
      @Nullable Double ratio) {}

  static EvaluationOutput of(ModelParameters model, JobMessage.Evaluated evaluated) {
    Map<String, Map<String, Double>> bySplit = new TreeMap<>(evaluated.metricsBySplit());
    List<Result> results = new ArrayList<>();
    bySplit.forEach((split, metrics) ->
        new TreeMap<>(metrics)
            .forEach((metric, value) ->
                results.add(
                    result(
                        split,
                        metric,
                        value,
                        evaluated.popularityBySplit().getOrDefault(split, Map.of()).get(metric)))));
    return new EvaluationOutput(
        "evaluate",
        Machine.current(),
        model,
        bySplit.getOrDefault("test", bySplit.getOrDefault("valid", Map.of())),
        bySplit,
        evaluated.fitSeconds(),
        evaluated.users(),
        evaluated.videos(),
        evaluated.interactions(),
        results);
  }

  private static Result result(
      String split, String metric, double value, @Nullable Double popularity) {
    Double ratio = popularity == null || popularity == 0 ? null : value / popularity;
    return new Result(split, metric, "fraction", value, PEER, popularity, ratio);
  }

  void printTable(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s: %d users, %d videos, %d training interactions, fitted in %.1f s%n",
        model.name(),
        users,
        videos,
        interactions,
        fitSeconds);
    out.printf("%-7s %-12s %10s %12s %8s%n", "split", "metric", model.name(), PEER, "ratio");
    for (Result result : results) {
      out.printf(
          Locale.ROOT,
          "%-7s %-12s %10.4f %12s %8s%n",
          result.split(),
          result.metric(),
          result.value(),
          text("%.4f", result.peerValue()),
          text("%.2f", result.ratio()));
    }
  }

  private static String text(String format, @Nullable Double value) {
    return value == null ? "-" : format.formatted(value);
  }
}
