package io.reeltime.data.factors;

import io.reeltime.data.factors.ImplicitObjective.Formulation;

/**
 * The row system written straight from the published losses, over every pair, solved by Gaussian
 * elimination with pivoting: slow, and with nothing in common with {@link RowSolver}.
 */
final class DenseLeastSquares {
  private DenseLeastSquares() {}

  static double[] solve(
      FactorMatrix factors, ImplicitObjective objective, int[] indexes, float[] strengths) {
    int rank = factors.rank();
    double[][] system = new double[rank][rank + 1];
    for (int row = 0; row < factors.rows(); row++) {
      add(system, factors, row, objective.unobservedWeight(), 0);
    }
    for (int i = 0; i < indexes.length; i++) {
      double confidence = objective.confidenceScale() * Math.abs(strengths[i]);
      double target = strengths[i] > 0 ? 1 : 0;
      double pull =
          objective.formulation() == Formulation.RENDLE
              ? confidence * target
              : (objective.unobservedWeight() + confidence) * target;
      add(system, factors, indexes[i], confidence, pull);
    }
    double ridge = ridge(factors, objective, strengths);
    for (int i = 0; i < rank; i++) {
      system[i][i] += ridge;
    }
    return eliminate(system);
  }

  private static void add(
      double[][] system, FactorMatrix factors, int row, double weight, double pull) {
    int rank = factors.rank();
    for (int i = 0; i < rank; i++) {
      for (int j = 0; j < rank; j++) {
        system[i][j] += weight * factors.get(row, i) * factors.get(row, j);
      }
      system[i][rank] += pull * factors.get(row, i);
    }
  }

  private static double ridge(
      FactorMatrix factors, ImplicitObjective objective, float[] strengths) {
    double size =
        switch (objective.regularizationCount()) {
          case POSITIVE -> {
            int positives = 0;
            for (float strength : strengths) {
              positives += strength > 0 ? 1 : 0;
            }
            yield positives;
          }
          case OBSERVED -> strengths.length;
          case OBSERVED_AND_UNOBSERVED ->
              strengths.length + objective.unobservedWeight() * factors.rows();
        };
    return objective.regularization() * Math.pow(size, objective.regularizationExponent());
  }

  private static double[] eliminate(double[][] system) {
    int rank = system.length;
    for (int column = 0; column < rank; column++) {
      swapInLargest(system, column);
      for (int row = 0; row < rank; row++) {
        double factor = row == column ? 0 : system[row][column] / system[column][column];
        for (int j = column; j <= rank && factor != 0; j++) {
          system[row][j] -= factor * system[column][j];
        }
      }
    }
    double[] solution = new double[rank];
    for (int row = 0; row < rank; row++) {
      solution[row] = system[row][rank] / system[row][row];
    }
    return solution;
  }

  private static void swapInLargest(double[][] system, int column) {
    int largest = column;
    for (int row = column; row < system.length; row++) {
      if (Math.abs(system[row][column]) > Math.abs(system[largest][column])) {
        largest = row;
      }
    }
    double[] swapped = system[column];
    system[column] = system[largest];
    system[largest] = swapped;
  }
}
