package io.reeltime.training.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.linear.PaddedRows;
import io.reeltime.training.als.engine.SparseMatrix;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingularVectorsTest {
  private static final long SEED = 20261125;

  @ParameterizedTest
  @CsvSource({"60, 40, 5", "40, 60, 12", "200, 90, 3", "30, 30, 20", "5, 50, 4"})
  void spanWhatPowerIterationInFloat64Finds(int rows, int columns, int count) {
    double[][] matrix = planted(rows, columns, count);
    PaddedRows vectors = SingularVectors.of(sparse(matrix), count, SEED);
    double[][] naive = DenseSingularVectors.of(matrix, count);
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < columns; j++) {
        double found = 0;
        double expected = 0;
        for (int k = 0; k < count; k++) {
          found += (double) vectors.get(i, k) * vectors.get(j, k);
          expected += naive[k][i] * naive[k][j];
        }
        assertThat(found).as("seed %d, %d, %d", SEED, i, j).isCloseTo(expected, within(2e-4));
      }
    }
  }

  @Test
  void comeWithTheLargestFirst() {
    double[][] matrix = planted(50, 40, 6);
    PaddedRows vectors = SingularVectors.of(sparse(matrix), 6, SEED);
    double[][] naive = DenseSingularVectors.of(matrix, 6);
    for (int k = 0; k < 6; k++) {
      double product = 0;
      for (int column = 0; column < 40; column++) {
        product += vectors.get(column, k) * naive[k][column];
      }
      assertThat(Math.abs(product)).as("vector %d", k).isCloseTo(1, within(1e-3));
    }
  }

  @Test
  void beyondTheRankOfTheMatrixAreZero() {
    double[][] matrix = new double[20][10];
    for (double[] row : matrix) {
      row[2] = 1;
      row[7] = 2;
    }
    PaddedRows vectors = SingularVectors.of(sparse(matrix), 5, SEED);
    assertThat(Math.abs(vectors.get(7, 0))).isCloseTo((float) (2 / Math.sqrt(5)), within(1e-5f));
    for (int column = 0; column < 10; column++) {
      for (int k = 1; k < 5; k++) {
        assertThat(vectors.get(column, k)).isCloseTo(0f, within(1e-5f));
      }
    }
  }

  @Test
  void ofAMatrixWithoutEntriesAreZero() {
    PaddedRows vectors =
        SingularVectors.of(new SparseMatrix(3, new int[5], new int[0], new float[0]), 2, SEED);
    assertThat(vectors.values()).containsOnly(0f);
  }

  @Test
  void areTheSameForTheSameSeed() {
    SparseMatrix matrix = sparse(planted(300, 80, 7));
    PaddedRows first = SingularVectors.of(matrix, 7, SEED);
    PaddedRows second = SingularVectors.of(matrix, 7, SEED);
    assertThat(first.values()).containsExactly(second.values());
  }

  /** So many directions stand out from a tenth of noise, half of whose entries are left out. */
  private static double[][] planted(int rows, int columns, int directions) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[][] matrix = new double[rows][columns];
    for (int k = 0; k < directions; k++) {
      double[] left = random.doubles(rows, -1, 1).toArray();
      double[] right = random.doubles(columns, -1, 1).toArray();
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          matrix[i][j] += (1 + k) * left[i] * right[j];
        }
      }
    }
    for (double[] row : matrix) {
      for (int j = 0; j < columns; j++) {
        row[j] = (float) (row[j] + (random.nextBoolean() ? 1e-3 * random.nextGaussian() : 0));
      }
    }
    return matrix;
  }

  private static SparseMatrix sparse(double[][] matrix) {
    int columns = matrix[0].length;
    int[] starts = new int[matrix.length + 1];
    int[] indexes = new int[matrix.length * columns];
    float[] values = new float[indexes.length];
    int size = 0;
    for (int row = 0; row < matrix.length; row++) {
      for (int column = 0; column < columns; column++) {
        if (matrix[row][column] != 0) {
          indexes[size] = column;
          values[size++] = (float) matrix[row][column];
        }
      }
      starts[row + 1] = size;
    }
    return new SparseMatrix(
        columns, starts, Arrays.copyOf(indexes, size), Arrays.copyOf(values, size));
  }
}
