package io.reeltime.pipelines.report;

import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.job.ParameterValues;
import io.reeltime.training.job.ParameterValues.Range;
import io.reeltime.training.job.ParameterValues.Spacing;
import io.reeltime.training.job.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What {@code tune} found, as a page. */
public final class TuningPage {
  private static final int ROWS = 30;

  private final JobRequest.Tune request;
  private final List<Trial> trials;
  private final List<Trial> fitted;
  private final String metric;

  private TuningPage(JobRequest.Tune request, JobMessage.Tuned tuned) {
    this.request = request;
    this.trials = tuned.trials();
    this.fitted = trials.stream().filter(trial -> trial.failure() == null).toList();
    this.metric = request.plan().metric();
  }

  /**
   * The page as HTML.
   *
   * @param request what was searched
   * @param tuned what was found
   * @param origin where the data came from, in words
   */
  public static String of(JobRequest.Tune request, JobMessage.Tuned tuned, String origin) {
    return new TuningPage(request, tuned).page(origin, tuned.warnings());
  }

  private String page(String origin, List<String> warnings) {
    HtmlPage page = new HtmlPage("Search for " + request.model().name());
    page.paragraph(origin);
    page.paragraph(
        "%d fits of %d settings, %s search by %s on the validation split. Trial 0 is the setting that the search started from. These figures chose the setting, so they flatter it: look at the test split once, at the end."
            .formatted(
                trials.size(),
                trials.stream().map(Trial::number).distinct().count(),
                request.plan().strategy().toString().toLowerCase(Locale.ROOT),
                metric));
    warnings.forEach(page::warning);
    page.heading("Trials by " + metric);
    page.paragraph("Red is the best, blue the last round, amber the rounds before it.");
    page.drawing(plot("trial", Axis.Scale.LINEAR, trial -> true, Trial::number));
    request
        .space()
        .values()
        .forEach((name, values) -> {
          page.heading(name);
          page.drawing(
              plot(
                  name,
                  scale(values),
                  trial -> trial.settings().containsKey(name),
                  trial -> trial.settings().getOrDefault(name, 0.0)));
        });
    page.heading("The best " + Math.min(ROWS, trials.size()));
    page.table(header(), trials.stream().limit(ROWS).map(this::row).toList());
    return page.toString();
  }

  /** The worst is drawn first: what matters stays on top. */
  private String plot(
      String name, Axis.Scale scale, Predicate<Trial> shown, ToDoubleFunction<Trial> place) {
    int last = fitted.stream().mapToInt(Trial::round).max().orElse(0);
    List<ScatterPlot.Dot> dots =
        fitted.reversed().stream()
            .filter(shown)
            .map(trial ->
                new ScatterPlot.Dot(
                    place.applyAsDouble(trial),
                    trial.value(metric),
                    trial.equals(fitted.getFirst())
                        ? "best"
                        : trial.round() == last ? "ours" : "peer",
                    "trial %d, %d epochs, %s %.4f %s"
                        .formatted(
                            trial.number(),
                            trial.epochs(),
                            metric,
                            trial.value(metric),
                            trial.settings())))
            .toList();
    return ScatterPlot.of(name + " and " + metric, name, metric, scale, dots);
  }

  private static Axis.Scale scale(ParameterValues values) {
    return values instanceof Range range && range.spacing() == Spacing.LINEAR
        ? Axis.Scale.LINEAR
        : Axis.Scale.LOGARITHMIC;
  }

  private List<String> header() {
    List<String> header = new ArrayList<>(List.of("trial", "round", "epochs", metric, "seconds"));
    header.addAll(request.space().values().keySet());
    return header;
  }

  private List<String> row(Trial trial) {
    List<String> row =
        new ArrayList<>(
            List.of(
                String.valueOf(trial.number()),
                String.valueOf(trial.round() + 1),
                String.valueOf(trial.epochs()),
                trial.failure() == null ? "%.4f".formatted(trial.value(metric)) : trial.failure(),
                "%.1f".formatted(trial.fitSeconds())));
    request.space().values().keySet().forEach(name -> row.add(value(trial.settings().get(name))));
    return row;
  }

  /** A search on data that does not age starts without a half-life. */
  private static String value(@Nullable Double value) {
    return value == null ? "none" : Axis.text(value);
  }
}
