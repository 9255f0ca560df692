package io.reeltime.data.linear.symmetric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymmetricEigenTest {
  private static final long SEED = 11;

  @Test
  void twoByTwoByHand() {
    // [2 1; 1 2] has 1 along (1, -1) and 3 along (1, 1)
    SymmetricEigen eigen = SymmetricEigen.of(new double[] {2, 1, 1, 2}, 2);
    assertThat(sorted(eigen)).containsExactly(new double[] {1, 3}, within(1e-12));
    assertEigen(new double[] {2, 1, 1, 2}, 2);
  }

  /** Ranks below n: most eigenvalues are 0, as the Gramian of few rows has them. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "5, 5", "33, 33", "64, 20", "128, 300", "40, 0"})
  void theVectorsAreOrthonormalAndTheMatrixOnlyStretchesThem(int n, int rows) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] gramian = new double[n * n];
    double[] row = new double[n];
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < n; i++) {
        row[i] = random.nextGaussian();
      }
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          gramian[i * n + j] += row[i] * row[j];
        }
      }
    }
    assertEigen(gramian, n);
  }

  @Test
  void aDiagonalMatrixKeepsItsValues() {
    double[] diagonal = new double[9];
    diagonal[0] = 3;
    diagonal[4] = -1;
    diagonal[8] = 7;
    assertThat(sorted(SymmetricEigen.of(diagonal, 3)))
        .containsExactly(new double[] {-1, 3, 7}, within(1e-12));
  }

  @Test
  void aMatrixThatIsNotFiniteIsRefused() {
    double[] matrix = {1, Double.NaN, Double.NaN, 1};
    assertThatThrownBy(() -> SymmetricEigen.of(matrix, 2))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("finite symmetric matrix");
  }

  private static double[] sorted(SymmetricEigen eigen) {
    return Arrays.stream(eigen.values()).sorted().toArray();
  }

  private static void assertEigen(double[] matrix, int n) {
    SymmetricEigen eigen = SymmetricEigen.of(matrix, n);
    double scale = 1;
    for (double value : matrix) {
      scale = Math.max(scale, Math.abs(value));
    }
    for (int v = 0; v < n; v++) {
      for (int i = 0; i < n; i++) {
        double stretched = 0;
        for (int j = 0; j < n; j++) {
          stretched += matrix[i * n + j] * eigen.vectors()[v * n + j];
        }
        assertThat(stretched)
            .as("seed %d, n %d, vector %d", SEED, n, v)
            .isCloseTo(eigen.values()[v] * eigen.vectors()[v * n + i], within(1e-10 * scale * n));
      }
      for (int w = 0; w <= v; w++) {
        double product = 0;
        for (int j = 0; j < n; j++) {
          product += eigen.vectors()[v * n + j] * eigen.vectors()[w * n + j];
        }
        assertThat(product).isCloseTo(v == w ? 1 : 0, within(1e-10));
      }
    }
  }
}
