package io.reeltime.pipelines.bench;

import io.reeltime.training.job.Measurement;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Figures of training, each of which is better when smaller. Those of a quality that was not
 * reached are NaN, and printed as such in words.
 *
 * @param measurements in the order of the run
 */
public record TrainingReport(List<Measurement> measurements) implements BenchReport {
  private static final String TO_THE_PEERS_LOSS = " to MLlib's loss";

  @Override
  public String bench() {
    return "training";
  }

  @Override
  public List<BenchResult> results() {
    return measurements.stream().map(TrainingReport::result).toList();
  }

  /** Whether ours came to MLlib's loss in every case that asks; else its speed means nothing. */
  public boolean reachesThePeersLoss() {
    return measurements.stream()
        .filter(measurement -> measurement.metric().endsWith(TO_THE_PEERS_LOSS))
        .noneMatch(measurement -> Double.isNaN(measurement.value()));
  }

  private static BenchResult result(Measurement of) {
    String peer = of.peer();
    Double peerValue = of.peerValue();
    return peer == null || peerValue == null
        ? BenchResult.alone(of.title(), of.metric(), of.unit(), of.value())
        : BenchResult.lower(of.title(), of.metric(), of.unit(), of.value(), peer, peerValue);
  }

  @Override
  public void printTable(PrintWriter out) {
    String title = "";
    for (BenchResult result : results()) {
      if (!result.title().equals(title)) {
        title = result.title();
        out.printf("%n%s%n", title);
      }
      out.println(line(result));
    }
  }

  private static String line(BenchResult result) {
    String own =
        String.format(
            Locale.ROOT,
            "  %-45s %16s %-7s",
            result.metric(),
            shown(result, result.value()),
            result.unit());
    return result.peer() == null
        ? own
        : own
            + String.format(
                Locale.ROOT,
                " %16s  x %.2f  %s",
                shown(result, result.peerValue()),
                result.ratio() == null ? Double.NaN : result.ratio(),
                result.peer());
  }

  private static String shown(BenchResult of, @Nullable Double value) {
    if (value == null || value.isNaN()) {
      return of.metric().contains(" to ") ? "not reached" : "unknown";
    }
    return String.format(Locale.ROOT, "%,.4f", value);
  }
}
