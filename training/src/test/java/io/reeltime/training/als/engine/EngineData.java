package io.reeltime.training.als.engine;

import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.data.factors.ImplicitObjective.Formulation;
import io.reeltime.data.factors.ImplicitObjective.RegularizationCount;
import io.reeltime.data.linear.PaddedRows;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Small seeded inputs for the engine's tests. */
final class EngineData {
  static final ImplicitObjective RENDLE =
      new ImplicitObjective(
          0.1, 1, 0.02, 1, Formulation.RENDLE, RegularizationCount.OBSERVED_AND_UNOBSERVED);

  private EngineData() {}

  /** Users like the videos of their own half of the catalogue, and refuse some others. */
  static SparseMatrix halves(int users, int videos, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] starts = new int[users + 1];
    int[] columns = new int[users * videos];
    float[] strengths = new float[users * videos];
    int count = 0;
    for (int user = 0; user < users; user++) {
      for (int video = 0; video < videos; video++) {
        boolean own = user * 2 / users == video * 2 / videos;
        if (random.nextDouble() < (own ? 0.4 : 0.05)) {
          columns[count] = video;
          strengths[count++] = (float) (own ? random.nextDouble(0.5, 2) : -0.5);
        }
      }
      starts[user + 1] = count;
    }
    return new SparseMatrix(
        videos, starts, Arrays.copyOf(columns, count), Arrays.copyOf(strengths, count));
  }

  static PaddedRows random(int rows, int rank, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PaddedRows block = PaddedRows.allocate(rows, rank);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < rank; column++) {
        block.set(row, column, (float) random.nextGaussian());
      }
    }
    return block;
  }

  static double[] row(PaddedRows block, int row) {
    double[] values = new double[block.rank()];
    for (int column = 0; column < values.length; column++) {
      values[column] = block.get(row, column);
    }
    return values;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
