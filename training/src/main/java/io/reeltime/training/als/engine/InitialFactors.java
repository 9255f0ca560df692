package io.reeltime.training.als.engine;

import io.reeltime.data.linear.PaddedRows;
import java.util.SplittableRandom;

/**
 * Seeded normal factors of deviation {@code 0.1 / sqrt(rank)}, as Rendle et al. (2021) start; a row
 * depends on the seed and its index alone, so that blocks can be filled apart.
 */
final class InitialFactors {
  private static final double DEVIATION = 0.1;

  private InitialFactors() {}

  static void fill(PaddedRows factors, int row, long seed) {
    fill(factors, row, row, seed);
  }

  /** Fills a row from the seed and a key, such as an external id, whatever its place. */
  static void fill(PaddedRows factors, int row, int key, long seed) {
    // Keys one apart behind a mixed seed give streams that never meet. Multiples of the generator's
    // own increment would give one stream, each row the last one moved on by one.
    SplittableRandom random = new SplittableRandom(new SplittableRandom(seed).nextLong() + key);
    double scale = DEVIATION / Math.sqrt(factors.rank());
    for (int column = 0; column < factors.rank(); column++) {
      factors.set(row, column, (float) (random.nextGaussian() * scale));
    }
  }
}
