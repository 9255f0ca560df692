package io.reeltime.training.job;

import org.jspecify.annotations.Nullable;

/**
 * One figure of a benchmark, of which less is better.
 *
 * @param title of the case
 * @param metric such as {@code seconds/epoch}
 * @param unit of both values
 * @param value ours
 * @param peer what it is compared with, null where there is none
 * @param peerValue the peer's
 */
public record Measurement(
    String title,
    String metric,
    String unit,
    double value,
    @Nullable String peer,
    @Nullable Double peerValue) {

  /** A figure without a peer. */
  public static Measurement alone(String title, String metric, String unit, double value) {
    return new Measurement(title, metric, unit, value, null, null);
  }
}
