package io.reeltime.pipelines.bench;

import io.reeltime.training.job.Measurement;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * Figures of training, each of which is better when smaller.
 *
 * @param measurements in the order of the run
 */
public record TrainingReport(List<Measurement> measurements) implements BenchReport {

  @Override
  public String bench() {
    return "training";
  }

  @Override
  public List<BenchResult> results() {
    return measurements.stream().map(TrainingReport::result).toList();
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
            Locale.ROOT, "  %-45s %,16.4f %-7s", result.metric(), result.value(), result.unit());
    return result.peer() == null
        ? own
        : own
            + String.format(
                Locale.ROOT,
                " %,16.4f  x %.2f  %s",
                result.peerValue(),
                result.ratio() == null ? Double.NaN : result.ratio(),
                result.peer());
  }
}
