package io.reeltime.pipelines.bench.serving;

import io.reeltime.pipelines.bench.BenchReport;
import io.reeltime.pipelines.bench.BenchResult;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * Figures of serving, those of one case together.
 *
 * @param bench its name
 * @param results in the order of the run
 */
public record ServingReport(String bench, List<BenchResult> results) implements BenchReport {

  @Override
  public void printTable(PrintWriter out) {
    String title = "";
    for (BenchResult result : results) {
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
            Locale.ROOT, "  %-44s %,14.3f %-4s", result.metric(), result.value(), result.unit());
    return result.peerValue() == null || result.ratio() == null
        ? own
        : own
            + String.format(
                Locale.ROOT,
                " %,14.3f  x %.2f  %s",
                result.peerValue(),
                result.ratio(),
                result.peer());
  }
}
