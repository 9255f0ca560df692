package io.reeltime.data.linear.symmetric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricInverseTest {
  private static final long SEED = 5;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 200})
  void timesTheMatrixIsMinusOne(int size) {
    double[][] matrix = positiveDefinite(size);
    SymmetricTiles inverse = tiles(matrix);
    List<Double> progress = new ArrayList<>();
    SymmetricInverse.negatedInPlace(inverse, progress::add);
    assertThat(progress).hasSize((size + 63) / 64).isSorted().endsWith(1.0);
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        double product = 0;
        for (int k = 0; k < size; k++) {
          product += matrix[row][k] * inverse.get(k, column);
        }
        assertThat(product)
            .as("seed %d, row %d, column %d", SEED, row, column)
            .isCloseTo(row == column ? -1 : 0, within(1e-9));
      }
    }
  }

  @Test
  void refusesAMatrixThatIsNotPositiveDefinite() {
    SymmetricTiles matrix = tiles(new double[][] {{1, 2}, {2, 1}});
    assertThatThrownBy(() -> SymmetricInverse.negatedInPlace(matrix, _ -> {}))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("found pivot -3.0, expected above 0");
  }

  /** Random, its diagonal larger than the rest of its row. */
  private static double[][] positiveDefinite(int size) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[][] matrix = new double[size][size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < row; column++) {
        matrix[row][column] = random.nextDouble(-1, 1);
        matrix[column][row] = matrix[row][column];
      }
      matrix[row][row] = size + random.nextDouble();
    }
    return matrix;
  }

  private static SymmetricTiles tiles(double[][] matrix) {
    SymmetricTiles tiles = new SymmetricTiles(matrix.length);
    for (int row = 0; row < matrix.length; row++) {
      for (int column = 0; column <= row; column++) {
        tiles.add(row, column, matrix[row][column]);
      }
    }
    return tiles;
  }
}
