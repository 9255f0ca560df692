package io.reeltime.training.bench;

import java.util.List;
import java.util.function.Supplier;

/**
 * What a fit took.
 *
 * @param fitted its outcome
 * @param seconds on the clock
 */
record Timed<T>(T fitted, double seconds) {

  static <T> Timed<T> of(Supplier<T> fit) {
    long start = System.nanoTime();
    T fitted = fit.get();
    return new Timed<>(fitted, (System.nanoTime() - start) / 1e9);
  }

  /** The middle one, the lower of two. */
  static double median(List<Double> values) {
    return values.stream().sorted().toList().get((values.size() - 1) / 2);
  }
}
