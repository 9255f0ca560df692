package io.reeltime.training.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Intervals of means by the percentile bootstrap (Efron 1979): users are drawn with replacement, as
 * many as there are, again and again. All columns see the same draws, so that the interval of a
 * difference between two models is a paired one.
 *
 * @param resamples how often the users are drawn
 * @param level share of the resampled means inside the interval, such as 0.95
 * @param seed of the draws
 */
public record Bootstrap(int resamples, double level, long seed) {

  /** A thousand draws place the ends of a 95 % interval well enough for four decimals. */
  public static final Bootstrap USUAL = new Bootstrap(1_000, 0.95, 20_261_123);

  /** Ends of an interval. */
  public record Interval(double low, double high) {}

  public Bootstrap {
    if (resamples < 1 || !(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "bootstrap: found %d resamples and level %s, expected 1 or more and 0 to 1"
              .formatted(resamples, level));
    }
  }

  /**
   * The interval of each column's mean.
   *
   * @param columns {@code [columns x users]}, at least one user
   */
  public Interval[] intervals(double[][] columns) {
    double[][] means = new double[columns.length][resamples];
    // Drawn, not counted up: neighbouring seeds would share all but one of their resamples.
    long[] seeds = new SplittableRandom(seed).longs(resamples).toArray();
    IntStream.range(0, resamples)
        .parallel()
        .forEach(resample -> {
          int[] draws = draws(seeds[resample], columns[0].length);
          for (int column = 0; column < columns.length; column++) {
            means[column][resample] = mean(columns[column], draws);
          }
        });
    return Arrays.stream(means).map(this::interval).toArray(Interval[]::new);
  }

  /** How often each user is drawn. A generator per resample: the order of threads has no say. */
  private static int[] draws(long resampleSeed, int users) {
    SplittableRandom random = new SplittableRandom(resampleSeed);
    int[] draws = new int[users];
    for (int i = 0; i < users; i++) {
      draws[random.nextInt(users)]++;
    }
    return draws;
  }

  private static double mean(double[] values, int[] draws) {
    double sum = 0;
    for (int user = 0; user < values.length; user++) {
      sum += draws[user] * values[user];
    }
    return sum / values.length;
  }

  private Interval interval(double[] means) {
    Arrays.sort(means);
    double tail = (1 - level) / 2;
    return new Interval(quantile(means, tail), quantile(means, 1 - tail));
  }

  private static double quantile(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
