package io.reeltime.data.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.factors.ImplicitObjective.Formulation;
import io.reeltime.data.factors.ImplicitObjective.RegularizationCount;
import io.reeltime.data.linear.symmetric.SymmetricEigen;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RowSolverTest {

  @Test
  void rankOneByHandUnderRendle() {
    // Y = [2; 1], YtY = 5, a0 = 0.5, one observation of video 0 with c = 3
    // A = 0.5 * 5 + 3 * 2 * 2 + 0.1 * (1 + 0.5 * 2) = 2.5 + 12 + 0.2 = 14.7;  b = 3 * 2 = 6
    FactorMatrix factors = Factors.of(new float[] {2}, new float[] {1});
    ImplicitObjective objective =
        new ImplicitObjective(
            0.5, 1, 0.1, 1, Formulation.RENDLE, RegularizationCount.OBSERVED_AND_UNOBSERVED);
    assertThat(solve(factors, objective, new int[] {0}, new float[] {3}))
        .containsExactly((float) (6 / 14.7));
  }

  @Test
  void rankOneByHandUnderMllibsObjective() {
    // a0 = 1: A = 5 + 3 * 2 * 2 + 0.1 * 1 = 17.1;  b = (1 + 3) * 2 = 8
    FactorMatrix factors = Factors.of(new float[] {2}, new float[] {1});
    assertThat(solve(factors, ImplicitObjective.mllib(0.1, 1), new int[] {0}, new float[] {3}))
        .containsExactly((float) (8 / 17.1));
  }

  @Test
  void rankTwoByHandWithARefusal() {
    // Y = [1 1; 0 1], YtY = [1 1; 1 2], a0 = 1, lambda = 1 unscaled
    // liked video 0, c = 1: A += [1 1; 1 1], b = [1 1]; refused video 1, c = 1: A += [0 0; 0 1]
    // A = [1+1+1 1+1; 1+1 2+1+1+1] = [3 2; 2 5], det 11;  x = [5-2, 3-2] / 11
    FactorMatrix factors = Factors.of(new float[] {1, 1}, new float[] {0, 1});
    ImplicitObjective objective =
        new ImplicitObjective(1, 1, 1, 0, Formulation.RENDLE, RegularizationCount.POSITIVE);
    float[] solution = solve(factors, objective, new int[] {0, 1}, new float[] {1, -1});
    assertThat(solution).containsExactly(new float[] {3f / 11, 1f / 11}, within(1e-7f));
  }

  @Test
  void equalsTheNaiveSolutionUnderEveryObjective() {
    long seed = 20261123;
    SplittableRandom random = new SplittableRandom(seed);
    for (Formulation formulation : Formulation.values()) {
      for (RegularizationCount count : RegularizationCount.values()) {
        for (int rank : new int[] {1, 2, 3, 7, 16, 33, 64}) {
          ImplicitObjective objective = randomObjective(formulation, count, random);
          FactorMatrix factors = Factors.random(80, rank, random);
          compareWithNaive(factors, objective, random, "seed " + seed + ", rank " + rank);
        }
      }
    }
  }

  private static ImplicitObjective randomObjective(
      Formulation formulation, RegularizationCount count, SplittableRandom random) {
    return new ImplicitObjective(
        random.nextDouble(0.01, 1),
        random.nextDouble(0.5, 40),
        random.nextDouble(0.05, 1),
        random.nextDouble(),
        formulation,
        count);
  }

  private static void compareWithNaive(
      FactorMatrix factors,
      ImplicitObjective objective,
      SplittableRandom random,
      String description) {
    int rank = factors.rank();
    RowSolver solver = new RowSolver(factors, Gramian.of(factors), objective);
    for (int observations : new int[] {1, 5, 40}) {
      int[] indexes = random.ints(0, 80).distinct().limit(observations).toArray();
      float[] strengths = Factors.vector(observations, random);
      strengths[0] = Math.abs(strengths[0]);
      float[] solution = new float[rank];
      solver.solve(indexes, strengths, observations, solution);
      double[] naive = DenseLeastSquares.solve(factors, objective, indexes, strengths);
      for (int column = 0; column < rank; column++) {
        assertThat((double) solution[column])
            .as("%s, %s, %d observations", description, objective, observations)
            .isCloseTo(naive[column], within(2e-5));
      }
    }
  }

  @Test
  void equalsTheNaiveSolutionWhereTheGramianIsDiagonal() {
    long seed = 20261124;
    SplittableRandom random = new SplittableRandom(seed);
    for (Formulation formulation : Formulation.values()) {
      for (int rank : new int[] {8, 33, 64}) {
        ImplicitObjective objective =
            randomObjective(formulation, RegularizationCount.OBSERVED_AND_UNOBSERVED, random);
        FactorMatrix factors = turnedIntoItsAxes(Factors.random(80, rank, random));
        assertThat(DiagonalSystem.ofDiagonal(Gramian.of(factors), objective, 80)).isNotNull();
        compareWithNaive(factors, objective, random, "seed " + seed + ", rank " + rank);
      }
    }
  }

  @Test
  void axesThatAreSmallBesideAnotherAreNotTakenForDiagonal() {
    // Row 0 alone spans the first axis, of eigenvalue 1e8. Beside it all else is small.
    long seed = 20261126;
    SplittableRandom random = new SplittableRandom(seed);
    float[][] rows = new float[80][16];
    rows[0][0] = 1e4f;
    for (int row = 1; row < rows.length; row++) {
      rows[row] = Factors.vector(16, random);
      rows[row][0] = 0;
    }
    ImplicitObjective objective =
        randomObjective(Formulation.RENDLE, RegularizationCount.OBSERVED, random);
    compareWithNaive(Factors.of(rows), objective, random, "seed " + seed);
  }

  @Test
  void aWideSpectrumTurnedInFloat32IsDiagonalEnough() {
    long seed = 20261127;
    SplittableRandom random = new SplittableRandom(seed);
    int rank = 64;
    FactorMatrix factors = turnedIntoItsAxes(mixed(wide(300, rank, 1e5, random), random));
    ImplicitObjective objective =
        new ImplicitObjective(0.1, 10, 1e-4, 0, Formulation.RENDLE, RegularizationCount.OBSERVED);
    assertThat(DiagonalSystem.ofDiagonal(Gramian.of(factors), objective, 300)).isNotNull();

    int[] indexes = random.ints(0, 300).distinct().limit(30).toArray();
    float[] strengths = new float[indexes.length];
    Arrays.fill(strengths, 1f);
    float[] solution = solve(factors, objective, indexes, strengths);
    double[] naive = DenseLeastSquares.solve(factors, objective, indexes, strengths);
    for (int row = 0; row < factors.rows(); row++) {
      // Scores of what was liked are near 1; slack for what is left out of the Gramian.
      assertThat((double) factors.dot(row, solution))
          .as("seed %d, row %d", seed, row)
          .isCloseTo(score(factors, row, naive), within(1e-3));
    }
  }

  private static double score(FactorMatrix factors, int row, double[] solution) {
    double score = 0;
    for (int column = 0; column < solution.length; column++) {
      score += factors.get(row, column) * solution[column];
    }
    return score;
  }

  /** Columns whose squared lengths fall by the ratio from the first to the last. */
  private static FactorMatrix wide(int rows, int rank, double ratio, SplittableRandom random) {
    float[][] wide = new float[rows][];
    for (int row = 0; row < rows; row++) {
      wide[row] = Factors.vector(rank, random);
      for (int column = 0; column < rank; column++) {
        wide[row][column] *= (float) Math.pow(ratio, -0.5 * column / (rank - 1));
      }
    }
    return Factors.of(wide);
  }

  /** Turned at random, so that every column has a part of every axis. */
  private static FactorMatrix mixed(FactorMatrix factors, SplittableRandom random) {
    int rank = factors.rank();
    FactorMatrix another = Factors.random(2 * rank, rank, random);
    return turned(factors, SymmetricEigen.of(Gramian.of(another).values(), rank).vectors());
  }

  private static FactorMatrix turnedIntoItsAxes(FactorMatrix factors) {
    double[] axes = SymmetricEigen.of(Gramian.of(factors).values(), factors.rank()).vectors();
    return turned(factors, axes);
  }

  /** In float32, as a fit turns its factors. */
  private static FactorMatrix turned(FactorMatrix factors, double[] axes) {
    int rank = factors.rank();
    float[][] turned = new float[factors.rows()][rank];
    for (int row = 0; row < factors.rows(); row++) {
      for (int axis = 0; axis < rank; axis++) {
        float sum = 0;
        for (int column = 0; column < rank; column++) {
          sum += factors.get(row, column) * (float) axes[axis * rank + column];
        }
        turned[row][axis] = sum;
      }
    }
    return Factors.of(turned);
  }

  @Test
  void whatWasSeenWithoutAVerdictIsNoObservation() {
    FactorMatrix factors = Factors.of(new float[] {1, 1}, new float[] {0, 1});
    ImplicitObjective objective =
        new ImplicitObjective(
            0.1, 1, 0.1, 1, Formulation.RENDLE, RegularizationCount.OBSERVED_AND_UNOBSERVED);
    assertThat(solve(factors, objective, new int[] {0, 1}, new float[] {1, 0}))
        .isEqualTo(solve(factors, objective, new int[] {0}, new float[] {1}));
  }

  @Test
  void onlyTheFirstCountObservationsAndRankElementsAreUsed() {
    FactorMatrix factors = Factors.of(new float[] {1, 1}, new float[] {0, 1});
    ImplicitObjective objective = ImplicitObjective.mllib(0.1, 1);
    RowSolver solver = new RowSolver(factors, Gramian.of(factors), objective);
    float[] solution = {9, 9, 9};
    solver.solve(new int[] {0, 77}, new float[] {1, Float.NaN}, 1, solution);
    float[] alone = solve(factors, objective, new int[] {0}, new float[] {1});
    assertThat(solution).containsExactly(alone[0], alone[1], 9);
  }

  @Test
  void withoutPositiveObservationsTheSolutionIsZero() {
    FactorMatrix factors = Factors.of(new float[] {1, 2}, new float[] {3, 4});
    ImplicitObjective objective = ImplicitObjective.mllib(0.1, 1);
    assertThat(solve(factors, objective, new int[0], new float[0])).containsExactly(0, 0);
    assertThat(solve(factors, objective, new int[] {0, 1}, new float[] {-1, 0}))
        .containsExactly(0, 0);
  }

  @Test
  void anInstanceCanBeUsedAgain() {
    SplittableRandom random = new SplittableRandom(5);
    FactorMatrix factors = Factors.random(10, 4, random);
    RowSolver solver = new RowSolver(factors, Gramian.of(factors), ImplicitObjective.mllib(0.1, 1));
    float[] first = new float[4];
    solver.solve(new int[] {1, 2}, new float[] {1, 2}, 2, first);
    solver.solve(new int[] {7}, new float[] {-3}, 1, new float[4]);
    float[] again = new float[4];
    solver.solve(new int[] {1, 2}, new float[] {1, 2}, 2, again);
    assertThat(again).isEqualTo(first);
  }

  @Test
  void aSingularSystemIsRefusedAndLeavesTheResultAlone() {
    FactorMatrix factors = Factors.of(new float[] {1, 1}, new float[] {2, 2});
    ImplicitObjective unregularised = ImplicitObjective.mllib(0, 1);
    RowSolver solver = new RowSolver(factors, Gramian.of(factors), unregularised);
    float[] solution = {5, 5};
    assertThatThrownBy(() -> solver.solve(new int[] {0}, new float[] {1}, 1, solution))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("row system: pivot 1 of 2 is ")
        .hasMessageEndingWith("expected positive; use a regularisation above 0 and finite factors");
    assertThat(solution).containsExactly(5, 5);
  }

  @Test
  void factorsThatAreNotFiniteAreRefused() {
    FactorMatrix factors = Factors.of(new float[] {Float.NaN}, new float[] {1});
    assertThatThrownBy(
            () -> solve(factors, ImplicitObjective.mllib(0.1, 1), new int[] {1}, new float[] {1}))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("pivot 0 of 1 is NaN");
  }

  @Test
  void aGramianOfAnotherRankIsRefused() {
    FactorMatrix factors = Factors.of(new float[] {1, 2});
    Gramian other = new Gramian(1, new double[1]);
    assertThatThrownBy(() -> new RowSolver(factors, other, ImplicitObjective.mllib(0.1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gramian of rank 1 for factors of rank 2");
  }

  @Test
  void parametersOutOfRangeAreNamed() {
    assertThatThrownBy(() -> ImplicitObjective.mllib(-1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("regularization: found -1.0, expected 0 or more");
    assertThatThrownBy(() -> ImplicitObjective.mllib(0.1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("confidenceScale: found 0.0, expected above 0");
    assertThatThrownBy(() -> ImplicitObjective.mllib(0.1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("confidenceScale: found NaN, expected above 0");
  }

  private static float[] solve(
      FactorMatrix factors, ImplicitObjective objective, int[] indexes, float[] strengths) {
    float[] solution = new float[factors.rank()];
    Arrays.fill(solution, Float.NaN);
    new RowSolver(factors, Gramian.of(factors), objective)
        .solve(indexes, strengths, indexes.length, solution);
    return solution;
  }
}
