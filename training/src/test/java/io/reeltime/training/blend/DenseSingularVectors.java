package io.reeltime.training.blend;

import java.util.SplittableRandom;

/**
 * The naive twin: right singular vectors one after the other by power iteration on A^T A in
 * float64, each kept orthogonal to those before.
 */
final class DenseSingularVectors {
  private static final int STEPS = 4000;

  private DenseSingularVectors() {}

  /** {@code [count][columns]}, the largest singular value first. */
  static double[][] of(double[][] matrix, int count) {
    int columns = matrix[0].length;
    double[][] square = square(matrix, columns);
    double[][] vectors = new double[count][];
    SplittableRandom random = new SplittableRandom(1);
    for (int k = 0; k < count; k++) {
      double[] vector = random.doubles(columns, -1, 1).toArray();
      for (int step = 0; step < STEPS; step++) {
        double[] next = new double[columns];
        for (int i = 0; i < columns; i++) {
          for (int j = 0; j < columns; j++) {
            next[i] += square[i][j] * vector[j];
          }
        }
        for (int before = 0; before < k; before++) {
          subtract(next, vectors[before], dot(next, vectors[before]));
        }
        double length = Math.sqrt(dot(next, next));
        for (int i = 0; i < columns; i++) {
          next[i] /= length;
        }
        vector = next;
      }
      vectors[k] = vector;
    }
    return vectors;
  }

  private static double[][] square(double[][] matrix, int columns) {
    double[][] square = new double[columns][columns];
    for (double[] row : matrix) {
      for (int i = 0; i < columns; i++) {
        for (int j = 0; j < columns; j++) {
          square[i][j] += row[i] * row[j];
        }
      }
    }
    return square;
  }

  private static void subtract(double[] from, double[] vector, double scale) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= scale * vector[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
