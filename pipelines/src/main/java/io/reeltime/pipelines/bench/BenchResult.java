package io.reeltime.pipelines.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a benchmark, in the shape all benchmarks print.
 *
 * @param title of the case, such as {@code http 8 clients x 100}
 * @param metric such as {@code events/s}
 * @param unit such as {@code 1/s}
 * @param value ours
 * @param peer what it is compared with, null where there is none
 * @param peerValue the peer's
 * @param ratio how many times better than the peer ours is
 */
public record BenchResult(
    @JsonProperty("case") String title,
    String metric,
    String unit,
    double value,
    @Nullable String peer,
    @Nullable Double peerValue,
    @Nullable Double ratio) {

  /** A figure of which more is better. */
  public static BenchResult higher(
      String title, String metric, String unit, double value, String peer, double peerValue) {
    return new BenchResult(title, metric, unit, value, peer, peerValue, ratio(value, peerValue));
  }

  /** A figure of which less is better. */
  public static BenchResult lower(
      String title, String metric, String unit, double value, String peer, double peerValue) {
    return new BenchResult(title, metric, unit, value, peer, peerValue, ratio(peerValue, value));
  }

  /** A figure without a peer. */
  public static BenchResult alone(String title, String metric, String unit, double value) {
    return new BenchResult(title, metric, unit, value, null, null, null);
  }

  private static @Nullable Double ratio(double better, double worse) {
    return worse == 0 ? null : better / worse;
  }
}
