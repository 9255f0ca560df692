package io.reeltime.data.retrieval;

import io.reeltime.data.factors.FactorMatrix;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Rows and queries for tests, and what a naive search finds. */
final class Catalogues {
  private Catalogues() {}

  /** Gaussian rows of very unequal length, a tenth of them zeroes. */
  static FactorMatrix rows(int count, int columns, SplittableRandom random) {
    FactorMatrix rows = FactorMatrix.allocate(count, columns, Arena.ofAuto());
    for (int row = 0; row < count; row++) {
      double length = random.nextInt(10) == 0 ? 0 : Math.exp(random.nextGaussian());
      rows.setRow(row, vector(columns, length, random));
    }
    return rows;
  }

  static float[] vector(int columns, double scale, SplittableRandom random) {
    float[] vector = new float[columns];
    for (int column = 0; column < columns; column++) {
      vector[column] = (float) (scale * random.nextGaussian());
    }
    return vector;
  }

  /** The best k eligible rows that are not of zeroes, from the best on. */
  static int[] naive(FactorMatrix rows, float[] query, IntPredicate eligible, int k) {
    return IntStream.range(0, rows.rows())
        .filter(row -> rows.norm(row) > 0 && eligible.test(row))
        .boxed()
        .sorted(Comparator.comparingDouble(row -> -rows.dot(row, query)))
        .limit(k)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  static int[] found(Search search) {
    return IntStream.range(0, search.size()).map(search::row).toArray();
  }

  /** Share of the first that are among the second. */
  static double share(int[] of, int[] among) {
    int[] sorted = among.clone();
    Arrays.sort(sorted);
    return Arrays.stream(of).filter(row -> Arrays.binarySearch(sorted, row) >= 0).count()
        / (double) Math.max(1, of.length);
  }
}
