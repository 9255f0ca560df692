package io.reeltime.pipelines.report;

import io.reeltime.training.job.HistoryGroup;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.MetricEstimate;
import io.reeltime.training.job.ModelParameters;
import io.reeltime.training.job.SplitEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What {@code evaluate} found, as a page. */
public final class EvaluationPage {
  private static final String PEER = "popularity";

  private EvaluationPage() {}

  /**
   * The page as HTML.
   *
   * @param model what was fitted
   * @param evaluated what was found
   * @param origin where the data came from, in words
   */
  public static String of(ModelParameters model, JobMessage.Evaluated evaluated, String origin) {
    HtmlPage page = new HtmlPage("Evaluation of " + model.name());
    page.paragraph(origin);
    page.paragraph(
        String.format(
            Locale.ROOT,
            "%,d users, %,d videos, %,d training interactions; fitted in %.1f s. Full ranking: every"
                + " video that someone liked in training and the user has not seen is a candidate."
                + " Intervals are 95 %%, from resampling users; those of the difference to %s are"
                + " paired.",
            evaluated.users(),
            evaluated.videos(),
            evaluated.interactions(),
            evaluated.fitSeconds(),
            PEER));
    evaluated.warnings().forEach(page::warning);
    new TreeMap<>(evaluated.splits())
        .forEach((split, evaluation) -> add(page, model.name(), split, evaluation));
    page.heading("Hyper-parameters");
    page.table(List.of("parameter", "value"), parameters(model));
    return page.toString();
  }

  private static void add(HtmlPage page, String model, String split, SplitEvaluation evaluation) {
    Map<String, MetricEstimate> metrics = new TreeMap<>(evaluation.metrics());
    page.heading(
        "%s: %,d users, %,d held-out interactions"
            .formatted(split, evaluation.users(), evaluation.heldOut()));
    List<List<String>> rows = new ArrayList<>();
    List<BarChart.Pair> bars = new ArrayList<>();
    metrics.forEach((name, estimate) -> {
      rows.add(row(name, estimate));
      BarChart.Interval interval = new BarChart.Interval(estimate.low(), estimate.high());
      bars.add(new BarChart.Pair(name, estimate.value(), interval, estimate.popularity()));
    });
    page.table(List.of("metric", model, "95 %", PEER, "difference, 95 %"), rows);
    page.drawing(BarChart.of("Metrics of " + split, model, PEER, bars));
    metrics.keySet().stream()
        .filter(name -> name.startsWith("ndcg"))
        .findFirst()
        .ifPresent(name -> addGroups(page, model, name, evaluation.groups()));
  }

  private static List<String> row(String name, MetricEstimate estimate) {
    return List.of(
        name,
        "%.4f".formatted(estimate.value()),
        "%.4f to %.4f".formatted(estimate.low(), estimate.high()),
        "%.4f".formatted(estimate.popularity()),
        "%+.4f to %+.4f".formatted(estimate.differenceLow(), estimate.differenceHigh()));
  }

  private static void addGroups(
      HtmlPage page, String model, String metric, List<HistoryGroup> groups) {
    page.paragraph(metric + " by the number of training interactions of the user:");
    page.drawing(
        BarChart.of(
            metric + " by length of history",
            model,
            PEER,
            groups.stream()
                .map(group ->
                    new BarChart.Pair(
                        "%d to %d (%d)".formatted(group.fewest(), group.most(), group.users()),
                        group.metrics().getOrDefault(metric, 0.0),
                        null,
                        group.popularity().getOrDefault(metric, 0.0)))
                .toList()));
  }

  private static List<List<String>> parameters(ModelParameters model) {
    List<List<String>> rows = new ArrayList<>();
    model.values().forEach((name, value) -> rows.add(List.of(name, String.valueOf(value))));
    rows.add(List.of("seed", String.valueOf(model.seed())));
    return rows;
  }
}
