package io.reeltime.training.tune;

import java.util.Map;
import java.util.function.DoubleConsumer;

/** Fits one setting and measures it on the validation split. */
@FunctionalInterface
public interface TrialFit {

  /**
   * What came of it.
   *
   * @param metrics on the validation split
   * @param fitSeconds time of the fit alone
   */
  record Outcome(Map<String, Double> metrics, double fitSeconds) {}

  /**
   * Fits.
   *
   * @param settings by name
   * @param epochs to give; 0 for a model without
   * @param progress is told the share that is done
   * @throws ArithmeticException if the setting ends in numbers that are not finite
   * @throws IllegalArgumentException if the model refuses the setting
   */
  Outcome fit(Map<String, Double> settings, int epochs, DoubleConsumer progress);
}
