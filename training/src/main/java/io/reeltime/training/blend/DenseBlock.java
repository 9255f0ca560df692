package io.reeltime.training.blend;

import io.reeltime.data.factors.FactorMatrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Products of tall, narrow matrices, on all cores; the same sums whatever the cores. */
final class DenseBlock {
  /** Fixed, so that the order of the sums is. */
  private static final int TASKS = 16;

  private DenseBlock() {}

  /** {@code left^T right}, {@code [rank x rank]}, row-major, in float64. */
  static double[] innerProducts(FactorMatrix left, FactorMatrix right) {
    double[][] parts = new double[TASKS][];
    IntStream.range(0, TASKS)
        .parallel()
        .forEach(task -> parts[task] = innerProducts(left, right, task));
    double[] sum = parts[0];
    for (int task = 1; task < TASKS; task++) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += parts[task][i];
      }
    }
    return sum;
  }

  private static double[] innerProducts(FactorMatrix left, FactorMatrix right, int task) {
    int rank = left.rank();
    double[] sum = new double[rank * rank];
    float[] leftRow = new float[rank];
    float[] rightRow = new float[rank];
    int to = from(task + 1, left.rows());
    for (int row = from(task, left.rows()); row < to; row++) {
      left.copyRow(row, leftRow);
      right.copyRow(row, rightRow);
      for (int i = 0; i < rank; i++) {
        double scale = leftRow[i];
        int base = i * rank;
        if (scale != 0) {
          for (int j = 0; j < rank; j++) {
            sum[base + j] += scale * rightRow[j];
          }
        }
      }
    }
    return sum;
  }

  /**
   * {@code into = rows x right}, where {@code into} may be the rows themselves.
   *
   * @param right {@code [rows.rank x into.rank]}, row-major
   */
  static void multiply(FactorMatrix rows, FactorMatrix right, FactorMatrix into) {
    IntStream.range(0, TASKS)
        .parallel()
        .forEach(task -> {
          float[] row = new float[rows.rank()];
          float[] product = new float[right.rank()];
          int to = from(task + 1, rows.rows());
          for (int index = from(task, rows.rows()); index < to; index++) {
            rows.copyRow(index, row);
            Arrays.fill(product, 0);
            for (int column = 0; column < row.length; column++) {
              if (row[column] != 0) {
                right.addScaledRow(column, row[column], product);
              }
            }
            into.setRow(index, product);
          }
        });
  }

  private static int from(int task, int rows) {
    return (int) ((long) rows * task / TASKS);
  }
}
