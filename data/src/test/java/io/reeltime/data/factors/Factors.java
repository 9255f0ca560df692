package io.reeltime.data.factors;

import java.lang.foreign.Arena;
import java.util.random.RandomGenerator;

/** Small factor matrices for tests. */
final class Factors {
  private Factors() {}

  static FactorMatrix of(float[]... rows) {
    FactorMatrix factors = FactorMatrix.allocate(rows.length, rows[0].length, Arena.ofAuto());
    for (int row = 0; row < rows.length; row++) {
      factors.setRow(row, rows[row]);
    }
    return factors;
  }

  static FactorMatrix random(int rows, int rank, RandomGenerator random) {
    FactorMatrix factors = FactorMatrix.allocate(rows, rank, Arena.ofAuto());
    for (int row = 0; row < rows; row++) {
      factors.setRow(row, vector(rank, random));
    }
    return factors;
  }

  static float[] vector(int rank, RandomGenerator random) {
    float[] vector = new float[rank];
    for (int column = 0; column < rank; column++) {
      vector[column] = (float) random.nextGaussian();
    }
    return vector;
  }
}
