package io.reeltime.data.retrieval;

import io.reeltime.data.factors.FactorMatrix;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A catalogue of any size whose factors look like those of a model: rows around topics of unequal
 * size, lengths and spectrum as fitted, and queries as fold-in makes them.
 *
 * <p>Fitted to implicit ALS (Rendle et al. 2021) on MovieLens 1M at rank 64 and 128 and on a sparse
 * set of short videos at rank 64, six epochs each. Found there, at ranks 64 | 128 | 64:
 *
 * <ul>
 *   <li>lengths over their median at the quantiles .01, .1, .25, .75, .9, .99: .09 .25 .53 1.53
 *       1.91 2.39 | .11 .28 .55 1.50 1.86 2.34 | .00 .56 .59 1.63 2.19 4.15. So a logarithm with a
 *       deviation of {@value #SHORT_SPREAD} below the median and of {@value #LONG_SPREAD} above.
 *   <li>share of the largest eigenvalue of the directions' second moments .20 | .14 | .13, the
 *       others falling like {@code k^-}{@value #SPECTRUM_DECAY}.
 *   <li>cosine with the 1st, 10th, 100th nearest row of 3,583 | 3,583 | 6,140: .75 .66 .51 | .61
 *       .50 .37 | .78 .64 .45.
 *   <li>cosine of a user with the 1st, 10th, 100th nearest row: .52 .43 .29 | .41 .33 .21 | .86 .37
 *       .23.
 * </ul>
 *
 * <p>A catalogue of 3,583 rows with 200 topics gives these cosines within .11 and these lengths
 * within .3; a test holds it to that. The rows are independent of each other, so a larger catalogue
 * is a denser sample of the same world.
 */
public final class SyntheticFactors {
  static final double SHORT_SPREAD = 1.0;
  static final double LONG_SPREAD = 0.4;
  static final double SPECTRUM_DECAY = 0.6;
  static final double TOP_SHARE = 0.17;
  private static final double TOPIC = 0.45;
  private static final double TOPIC_SKEW = 0.7;
  private static final int LIKED = 30;
  private static final int TOPICS_OF_A_USER = 4;
  private static final double QUERY_NOISE = 1.3;

  private static final double SHARED_BY_ALL = 0.2;

  private final FactorMatrix topics;
  private final double[] cumulative;
  private final double[] deviations;
  private final long seed;

  /**
   * A world of topics.
   *
   * @param topics number of topics
   * @param columns of a row
   */
  public SyntheticFactors(int topics, int columns, long seed) {
    this.seed = seed;
    this.deviations = deviations(columns);
    this.topics = FactorMatrix.allocate(topics, columns, Arena.ofAuto());
    this.cumulative = new double[topics];
    SplittableRandom random = new SplittableRandom(seed);
    float[] row = new float[columns];
    double total = 0;
    for (int topic = 0; topic < topics; topic++) {
      direction(random, row);
      this.topics.setRow(topic, row);
      total += Math.pow(topic + 1, -TOPIC_SKEW);
      cumulative[topic] = total;
    }
  }

  private static double[] deviations(int columns) {
    double[] shares = new double[columns];
    double rest = 0;
    for (int k = 1; k < columns; k++) {
      shares[k] = Math.pow(k + 1, -SPECTRUM_DECAY);
      rest += shares[k];
    }
    for (int k = 1; k < columns; k++) {
      shares[k] = Math.sqrt(shares[k] / rest * (1 - TOP_SHARE));
    }
    shares[0] = Math.sqrt(TOP_SHARE);
    return shares;
  }

  /** The catalogue. */
  public FactorMatrix rows(int count, Arena arena) {
    FactorMatrix rows = FactorMatrix.allocate(count, deviations.length, arena);
    SplittableRandom random = new SplittableRandom(seed + 1);
    float[] row = new float[deviations.length];
    for (int index = 0; index < count; index++) {
      around(topic(random), random, row);
      scale(row, length(random));
      rows.setRow(index, row);
    }
    return rows;
  }

  /** Users: each the mean direction of what they liked of a few topics, and what a fit adds. */
  public FactorMatrix queries(int count, Arena arena) {
    FactorMatrix queries = FactorMatrix.allocate(count, deviations.length, arena);
    SplittableRandom random = new SplittableRandom(seed + 2);
    float[] row = new float[deviations.length];
    float[] sum = new float[deviations.length];
    for (int query = 0; query < count; query++) {
      Arrays.fill(sum, 0);
      int[] liked = new int[TOPICS_OF_A_USER];
      Arrays.setAll(liked, i -> topic(random));
      for (int like = 0; like < LIKED; like++) {
        int choice = (int) (liked.length * random.nextDouble() * random.nextDouble());
        around(liked[choice], random, row);
        add(row, 1, sum);
      }
      sum[0] *= (float) SHARED_BY_ALL;
      scale(sum, 1);
      direction(random, row);
      row[0] = 0;
      add(row, QUERY_NOISE, sum);
      scale(sum, 1);
      queries.setRow(query, sum);
    }
    return queries;
  }

  private int topic(SplittableRandom random) {
    double at = random.nextDouble() * cumulative[cumulative.length - 1];
    int found = Arrays.binarySearch(cumulative, at);
    return Math.min(cumulative.length - 1, found < 0 ? -found - 1 : found);
  }

  /** A direction near a topic's: its cosine with the topic is about the root of {@code TOPIC}. */
  private void around(int topic, SplittableRandom random, float[] row) {
    direction(random, row);
    double own = Math.sqrt(1 - TOPIC);
    double shared = Math.sqrt(TOPIC);
    for (int column = 0; column < row.length; column++) {
      row[column] = (float) (own * row[column] + shared * topics.get(topic, column));
    }
    scale(row, 1);
  }

  private void direction(SplittableRandom random, float[] row) {
    for (int column = 0; column < row.length; column++) {
      row[column] = (float) (deviations[column] * random.nextGaussian());
    }
    row[0] = Math.abs(row[0]);
    scale(row, 1);
  }

  private static double length(SplittableRandom random) {
    double normal = random.nextGaussian();
    return Math.exp(normal * (normal < 0 ? SHORT_SPREAD : LONG_SPREAD));
  }

  private static void add(float[] row, double factor, float[] into) {
    for (int column = 0; column < into.length; column++) {
      into[column] += (float) (factor * row[column]);
    }
  }

  private static void scale(float[] row, double length) {
    double square = 0;
    for (float value : row) {
      square += (double) value * value;
    }
    double factor = length / Math.sqrt(square);
    for (int column = 0; column < row.length; column++) {
      row[column] *= (float) factor;
    }
  }
}
