package io.reeltime.pipelines.run;

import io.reeltime.data.snapshot.EvaluationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The simplest gate: a snapshot goes live unless a metric is below its floor, or the model is
 * clearly worse than popularity on the same holdout.
 *
 * <p>A report without metrics (too little to hold out) passes only when there is no champion yet:
 * any first model answers better than none.
 *
 * @param floors lowest accepted value by metric name
 * @param popularityMetric metric in which the model is compared with popularity
 * @param popularityShare of popularity's value that the model must reach
 */
public record MetricFloors(
    Map<String, Double> floors, String popularityMetric, double popularityShare) {

  /**
   * Nine tenths of popularity's NDCG@20, the metric that rank and hits both move; no absolute
   * floors. Not all of it: a temporal holdout may be a few hundred mostly new users, for whom
   * popularity is all that any model has, and point estimates over so few differ by some percent by
   * chance.
   */
  public static MetricFloors defaults() {
    return new MetricFloors(Map.of(), "ndcg@20", 0.9);
  }

  /** Whether there is a champion to lose. */
  public enum Champion {
    PRESENT,
    ABSENT
  }

  /**
   * Names the floors that a report breaks.
   *
   * @return in words; empty when it may go live
   */
  public List<String> broken(EvaluationReport report, Champion champion) {
    if (report.metrics().isEmpty()) {
      return champion == Champion.ABSENT
          ? List.of()
          : List.of("nothing could be evaluated: " + report.split());
    }
    List<String> broken = new ArrayList<>();
    floors.forEach(
        (metric, floor) -> compare(report.metrics(), metric, floor, "its floor", broken));
    Double popularity =
        report.baselines().getOrDefault("popularity", Map.of()).get(popularityMetric);
    if (popularity != null) {
      compare(
          report.metrics(),
          popularityMetric,
          popularity * popularityShare,
          "%s of popularity's %.4f".formatted(popularityShare, popularity),
          broken);
    }
    return broken;
  }

  private static void compare(
      Map<String, Double> metrics, String metric, double floor, String name, List<String> broken) {
    Double found = metrics.get(metric);
    if (found == null || !(found >= floor)) {
      broken.add("%s: found %s, expected at least %.4f (%s)".formatted(metric, found, floor, name));
    }
  }
}
