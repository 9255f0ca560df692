package io.reeltime.training.tune;

import io.reeltime.training.job.ParameterValues;
import io.reeltime.training.job.ParameterValues.Choice;
import io.reeltime.training.job.ParameterValues.Range;
import io.reeltime.training.job.ParameterValues.Spacing;
import io.reeltime.training.job.SearchSpace;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Draws settings at random, each from a generator of its own number: the same search draws the same
 * settings, whatever was done of it before and however many are asked for.
 *
 * @param space what is tried
 * @param seed of all draws
 */
record TrialSampler(SearchSpace space, long seed) {
  private static final Set<String> WHOLE = Set.of("rank", "epochs", "neighbours", "low-pass-rank");

  /** Ranks from here on are multiples of it: the kernels' vectors are full then. */
  private static final int VECTOR = 8;

  /** The settings of one trial; all of the space's names. */
  Map<String, Double> settings(int number) {
    Map<String, Double> settings = new TreeMap<>();
    space
        .values()
        .forEach((name, values) -> settings.put(name, draw(name, values, random(number, name))));
    return settings;
  }

  /** Another name more in the space changes no other's values. */
  private SplittableRandom random(int number, String name) {
    long stream = new SplittableRandom(seed ^ name.hashCode()).nextLong();
    return new SplittableRandom(stream + number);
  }

  private static double draw(String name, ParameterValues values, SplittableRandom random) {
    return switch (values) {
      case Choice choice -> choice.options().get(random.nextInt(choice.options().size()));
      case Range range when name.equals(SearchSpace.HALF_LIFE) -> doubling(range, random);
      case Range range -> rounded(name, range, spread(range, random.nextDouble()));
    };
  }

  /** The low end times a power of two: settings that share a half-life share a reading of data. */
  private static double doubling(Range range, SplittableRandom random) {
    int doublings = (int) Math.floor(Math.log(range.high() / range.low()) / Math.log(2) + 1e-9);
    return range.low() * Math.scalb(1.0, random.nextInt(doublings + 1));
  }

  private static double spread(Range range, double share) {
    return range.spacing() == Spacing.LOGARITHMIC
        ? range.low() * Math.pow(range.high() / range.low(), share)
        : range.low() + share * (range.high() - range.low());
  }

  private static double rounded(String name, Range range, double value) {
    if (!WHOLE.contains(name)) {
      return Math.clamp(threeDigits(value), range.low(), range.high());
    }
    double step = name.endsWith("rank") && range.low() >= VECTOR ? VECTOR : 1;
    return Math.clamp(
        Math.rint(value / step) * step, Math.ceil(range.low()), Math.floor(range.high()));
  }

  /** A setting is read, quoted and typed; more digits would change no model. */
  private static double threeDigits(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.2e", value));
  }
}
