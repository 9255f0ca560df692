package io.reeltime.pipelines.cli.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.reeltime.pipelines.cli.output.Machine;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.job.Trial;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code tune --json} prints, and what its report holds.
 *
 * @param bench always {@code tune}
 * @param machine where it ran
 * @param model name
 * @param metric that decided
 * @param best the best trial
 * @param trials every fit, best first
 * @param repeated how many of them an earlier run in the same folder had done
 * @param warnings what makes the figures say less than they seem to
 * @param report folder that holds the same as files
 * @param results the best beside the setting that the search started from
 */
record TuningOutput(
    String bench,
    Machine machine,
    String model,
    String metric,
    Trial best,
    List<Trial> trials,
    int repeated,
    List<String> warnings,
    String report,
    List<Result> results) {
  private static final int ROWS = 10;

  /**
   * One figure.
   *
   * @param ratio how many times better than the start; null where that has none
   */
  record Result(
      @JsonProperty("case") String model,
      String metric,
      String unit,
      double value,
      String peer,
      @Nullable Double peerValue,
      @Nullable Double ratio) {}

  static TuningOutput of(JobRequest.Tune request, JobMessage.Tuned tuned) {
    Trial best = tuned.trials().getFirst();
    String metric = request.plan().metric();
    Double start =
        tuned.trials().stream()
            .filter(trial -> trial.number() == 0 && trial.failure() == null)
            .findFirst()
            .map(trial -> trial.value(metric))
            .orElse(null);
    return new TuningOutput(
        "tune",
        Machine.current(),
        request.model().name(),
        metric,
        best,
        tuned.trials(),
        tuned.repeated(),
        tuned.warnings(),
        request.folder().toString(),
        List.of(
            new Result(
                request.model().name(),
                metric,
                "fraction",
                best.value(metric),
                "start of the search",
                start,
                start == null || start == 0 ? null : best.value(metric) / start)));
  }

  void printTable(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s: %d fits, %d of them from an earlier run%n",
        model,
        trials.size(),
        repeated);
    out.printf("%5s %5s %6s %10s %8s  %s%n", "trial", "round", "epochs", metric, "seconds", "");
    trials.stream().limit(ROWS).forEach(trial -> print(out, trial));
    warnings.forEach(warning -> out.println("warning: " + warning));
    out.println("best: " + settings(best));
    out.println("report: " + report);
  }

  private void print(PrintWriter out, Trial trial) {
    out.printf(
        Locale.ROOT,
        "%5d %5d %6d %10s %8.1f  %s%n",
        trial.number(),
        trial.round() + 1,
        trial.epochs(),
        trial.failure() == null
            ? String.format(Locale.ROOT, "%.4f", trial.value(metric))
            : "failed",
        trial.fitSeconds(),
        settings(trial));
  }

  private static String settings(Trial trial) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Double> setting : trial.settings().entrySet()) {
      double value = setting.getValue();
      text.append(text.isEmpty() ? "" : " ").append(setting.getKey()).append('=');
      text.append(value == Math.rint(value) ? String.valueOf((long) value) : setting.getValue());
    }
    return text.toString();
  }
}
