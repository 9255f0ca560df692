package io.reeltime.pipelines.bench.retrieval;

import io.reeltime.pipelines.bench.BenchReport;
import io.reeltime.pipelines.bench.BenchResult;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * Figures of retrieval.
 *
 * @param results in the order of the run
 */
public record RetrievalReport(List<BenchResult> results) implements BenchReport {
  static final String RECALL = ": recall@100";
  private static final double EXACT = 0.999;

  @Override
  public String bench() {
    return "retrieval";
  }

  /** Whether the exact index found what the scan in float32 found; else its speed means nothing. */
  public boolean exactIsExact() {
    return results.stream()
        .filter(result -> result.metric().equals("exact" + RECALL))
        .allMatch(result -> result.value() >= EXACT);
  }

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
            Locale.ROOT, "  %-40s %12.4f %-6s", result.metric(), result.value(), result.unit());
    Double ratio = result.ratio();
    return ratio == null
        ? own
        : own
            + String.format(
                Locale.ROOT, " %12.4f  x %.1f  %s", result.peerValue(), ratio, result.peer());
  }
}
