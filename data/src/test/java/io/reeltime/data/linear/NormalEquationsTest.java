package io.reeltime.data.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalEquationsTest {
  private static final long SEED = 23;

  /** The solution is put back into the system, which is kept in float64. */
  @ParameterizedTest
  @CsvSource({"1, 1", "7, 3", "31, 64", "32, 65", "33, 200", "128, 130"})
  void theSolutionSolvesTheSystem(int rank, int observations) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[][] system = new double[rank][rank];
    double[] initial = new double[rank * rank];
    double[] right = new double[rank];
    for (int i = 0; i < rank; i++) {
      initial[i * rank + i] = 0.5 + i;
      system[i][i] = 0.5 + i + 0.25;
    }
    NormalEquations equations = new NormalEquations(rank);
    equations.begin(initial);
    for (int n = 0; n < observations; n++) {
      int at = equations.nextRow();
      for (int i = 0; i < rank; i++) {
        equations.rows()[at + i] = (float) random.nextDouble(-1, 1);
      }
      float c = (float) random.nextDouble(0.1, 3);
      float b = n % 3 == 0 ? 0 : c + 1;
      for (int i = 0; i < rank; i++) {
        right[i] += (double) b * equations.rows()[at + i];
        for (int j = 0; j < rank; j++) {
          system[i][j] += (double) c * equations.rows()[at + i] * equations.rows()[at + j];
        }
      }
      equations.add(at, c, b);
    }
    float[] solution = new float[rank];
    equations.solve(0.25, solution);
    for (int i = 0; i < rank; i++) {
      double product = 0;
      for (int j = 0; j < rank; j++) {
        product += system[i][j] * solution[j];
      }
      assertThat(product)
          .as("seed %d, rank %d, %d observations, row %d", SEED, rank, observations, i)
          .isCloseTo(right[i], within(2e-4 * Math.max(1, Math.abs(right[i]))));
    }
  }

  @Test
  void aSystemThatIsNotPositiveDefiniteIsRefusedAndTheResultUntouched() {
    NormalEquations equations = new NormalEquations(2);
    equations.begin(new double[4]);
    int at = equations.nextRow();
    equations.rows()[at] = 1;
    equations.rows()[at + 1] = 1;
    equations.add(at, 1, 1);
    float[] solution = {5, 5};
    assertThatThrownBy(() -> equations.solve(0, solution))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("use a regularisation above 0");
    assertThat(solution).containsExactly(5, 5);
  }
}
