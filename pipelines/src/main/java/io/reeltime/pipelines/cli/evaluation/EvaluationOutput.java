package io.reeltime.pipelines.cli.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.reeltime.pipelines.cli.output.Machine;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.MetricEstimate;
import io.reeltime.training.job.ModelParameters;
import io.reeltime.training.job.SplitEvaluation;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code evaluate --json} prints, and what its report holds.
 *
 * @param bench always {@code evaluate}
 * @param machine where it ran
 * @param model what was fitted
 * @param metrics of the test split, or of the validation split where no test split was given
 * @param intervals the same with popularity and 95 % intervals
 * @param metricsBySplit of each split
 * @param splits everything of each split
 * @param fitSeconds time of the fit alone
 * @param users of the training split
 * @param videos of all splits
 * @param interactions of the training split
 * @param warnings what makes the figures say less than they seem to
 * @param report folder that holds the same as files
 * @param results one row per split and metric, beside popularity
 */
record EvaluationOutput(
    String bench,
    Machine machine,
    ModelParameters model,
    Map<String, Double> metrics,
    Map<String, MetricEstimate> intervals,
    Map<String, Map<String, Double>> metricsBySplit,
    Map<String, SplitEvaluation> splits,
    double fitSeconds,
    int users,
    int videos,
    long interactions,
    List<String> warnings,
    String report,
    List<Result> results) {
  private static final String PEER = "popularity";

  /**
   * One figure.
   *
   * @param ratio how many times better than the peer; null where the peer has 0
   */
  record Result(
      @JsonProperty("case") String split,
      String metric,
      String unit,
      double value,
      double low,
      double high,
      String peer,
      double peerValue,
      double differenceLow,
      double differenceHigh,
      @Nullable Double ratio) {}

  static EvaluationOutput of(ModelParameters model, JobMessage.Evaluated evaluated, String report) {
    Map<String, SplitEvaluation> splits = new TreeMap<>(evaluated.splits());
    List<Result> results = new ArrayList<>();
    splits.forEach((split, evaluation) ->
        new TreeMap<>(evaluation.metrics())
            .forEach((metric, estimate) -> results.add(result(split, metric, estimate))));
    String main = splits.containsKey("test") ? "test" : "valid";
    SplitEvaluation shown = splits.get(main);
    return new EvaluationOutput(
        "evaluate",
        Machine.current(),
        model,
        evaluated.metricsBySplit().getOrDefault(main, Map.of()),
        shown == null ? Map.of() : new TreeMap<>(shown.metrics()),
        evaluated.metricsBySplit(),
        splits,
        evaluated.fitSeconds(),
        evaluated.users(),
        evaluated.videos(),
        evaluated.interactions(),
        evaluated.warnings(),
        report,
        results);
  }

  private static Result result(String split, String metric, MetricEstimate estimate) {
    return new Result(
        split,
        metric,
        "fraction",
        estimate.value(),
        estimate.low(),
        estimate.high(),
        PEER,
        estimate.popularity(),
        estimate.differenceLow(),
        estimate.differenceHigh(),
        estimate.popularity() == 0 ? null : estimate.value() / estimate.popularity());
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
    String row = "%-7s %-12s %10s %17s %12s %19s %8s%n";
    out.printf(row, "split", "metric", model.name(), "95 %", PEER, "difference, 95 %", "ratio");
    for (Result result : results) {
      out.printf(
          row,
          result.split(),
          result.metric(),
          text("%.4f", result.value()),
          text("%.4f to %.4f", result.low(), result.high()),
          text("%.4f", result.peerValue()),
          text("%+.4f to %+.4f", result.differenceLow(), result.differenceHigh()),
          result.ratio() == null ? "-" : text("%.2f", result.ratio()));
    }
    warnings.forEach(warning -> out.println("warning: " + warning));
    out.println("report: " + report);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
