package io.reeltime.training.als.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.factors.ImplicitObjective;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlsFitTest {
  private static final long SEED = 17;
  private static final SparseMatrix ROWS = EngineData.halves(120, 90, SEED);

  @Test
  void theLossIsThatOfTheDefinition() {
    for (ImplicitObjective objective :
        new ImplicitObjective[] {EngineData.RENDLE, ImplicitObjective.mllib(0.1, 2)}) {
      List<Double> losses = new ArrayList<>();
      AlsSettings settings = AlsSettings.of(7, 3, objective, SEED).withLoss();
      Factors factors = AlsFit.fit(ROWS, settings, null, epoch -> losses.add(epoch.loss()));
      double naive = NaiveLoss.of(ROWS, factors, objective);
      assertThat(losses.getLast()).isCloseTo(naive, within(1e-5 * naive));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 64, 130})
  void oneStepPerHalfEndsWhereExactRowsEnd(int rank) {
    AlsSettings settings = AlsSettings.of(rank, 30, EngineData.RENDLE, SEED).withLoss();
    List<Double> exact = losses(settings.withSolver(RowSystemSolver.CHOLESKY));
    List<Double> steps = losses(settings.withSolver(RowSystemSolver.CG));
    assertThat(exact).isSortedAccordingTo((a, b) -> Double.compare(b + 1e-3, a - 1e-3));
    assertThat(steps.getLast())
        .as("seed %d, rank %d", SEED, rank)
        .isCloseTo(exact.getLast(), within(0.01 * exact.getLast()));
  }

  @Test
  void usersAreDrawnToTheirHalfOfTheCatalogue() {
    Factors factors =
        AlsFit.fit(ROWS, AlsSettings.of(4, 10, EngineData.RENDLE, SEED), null, AlsListener.SILENT);
    double own = 0;
    double other = 0;
    for (int user = 0; user < ROWS.rows(); user++) {
      for (int video = 0; video < ROWS.columns(); video++) {
        double score = NaiveLoss.score(factors, user, video);
        if (user * 2 / ROWS.rows() == video * 2 / ROWS.columns()) {
          own += score;
        } else {
          other += score;
        }
      }
    }
    assertThat(own).isGreaterThan(4 * Math.abs(other));
  }

  @Test
  void aSeedGivesTheSameFactorsWithAnyNumberOfThreads() {
    AlsSettings one =
        new AlsSettings(
            16, 4, EngineData.RENDLE, RowSystemSolver.CG, 1, SEED, AlsSettings.LossReport.NONE, 1);
    AlsSettings four =
        new AlsSettings(
            16, 4, EngineData.RENDLE, RowSystemSolver.CG, 1, SEED, AlsSettings.LossReport.NONE, 4);
    SparseMatrix rows = withARowOfManyEntries();
    FactorMatrix first = AlsFit.fit(rows, one, null, AlsListener.SILENT).items();
    FactorMatrix second = AlsFit.fit(rows, four, null, AlsListener.SILENT).items();
    assertThat(second.values().toArray(ValueLayout.JAVA_FLOAT))
        .isEqualTo(first.values().toArray(ValueLayout.JAVA_FLOAT));
  }

  @Test
  void aWarmStartGoesOnWhereTheFitEnded() {
    AlsSettings settings = AlsSettings.of(8, 6, EngineData.RENDLE, SEED).withLoss();
    List<Double> cold = new ArrayList<>();
    Factors fitted = AlsFit.fit(ROWS, settings, null, epoch -> cold.add(epoch.loss()));
    List<Double> warm = new ArrayList<>();
    AlsFit.fit(ROWS, settings, fitted, epoch -> warm.add(epoch.loss()));
    assertThat(warm.getFirst()).isLessThan(cold.getLast());
  }

  @Test
  void rowsWithoutObservationsAreZeroEvenAfterAWarmStart() {
    SparseMatrix rows =
        new SparseMatrix(
            3, new int[] {0, 1, 1, 4}, new int[] {0, 0, 1, 1}, new float[] {1, 1, 1, 1});
    AlsSettings settings = AlsSettings.of(5, 2, EngineData.RENDLE, SEED);
    Factors factors = AlsFit.fit(rows, settings, null, AlsListener.SILENT);
    Factors again = AlsFit.fit(rows, settings, factors, AlsListener.SILENT);
    for (Factors each : List.of(factors, again)) {
      assertThat(each.users().norm(1)).isZero();
      assertThat(each.items().norm(2)).isZero();
      assertThat(each.users().norm(0)).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 512})
  void aUserWithAllVideosAndAnyRankWorks(int rank) {
    int[] all = {0, 1, 2};
    SparseMatrix rows =
        new SparseMatrix(3, new int[] {0, 3, 4}, new int[] {0, 1, 2, 1}, new float[] {1, 1, 1, 2});
    Factors factors =
        AlsFit.fit(
            rows, AlsSettings.of(rank, 3, EngineData.RENDLE, SEED), null, AlsListener.SILENT);
    for (int video : all) {
      assertThat(NaiveLoss.score(factors, 0, video)).isBetween(0.3, 1.1);
    }
  }

  @Test
  void initialFactorsMayBeTheLeadingColumnsOfWiderRows() {
    AlsSettings settings = AlsSettings.of(8, 2, EngineData.RENDLE, SEED);
    Factors fitted = AlsFit.fit(ROWS, settings, null, AlsListener.SILENT);
    Factors wide = new Factors(leadingOfWider(fitted.users()), leadingOfWider(fitted.items()));
    Factors expected = AlsFit.fit(ROWS, settings, fitted, AlsListener.SILENT);
    Factors found = AlsFit.fit(ROWS, settings, wide, AlsListener.SILENT);
    assertThat(found.items().values().mismatch(expected.items().values())).isEqualTo(-1);
  }

  private static FactorMatrix leadingOfWider(FactorMatrix factors) {
    FactorMatrix wide = FactorMatrix.allocate(factors.rows(), factors.rank() + 3, Arena.ofAuto());
    float[] row = new float[wide.rank()];
    Arrays.fill(row, 9);
    for (int index = 0; index < factors.rows(); index++) {
      factors.copyRow(index, row);
      wide.setRow(index, row);
    }
    return wide.leadingColumns(factors.rank());
  }

  @Test
  void initialFactorsOfAnotherRankAreRefusedBeforeTheFirstEpoch() {
    Factors eight =
        AlsFit.fit(ROWS, AlsSettings.of(8, 1, EngineData.RENDLE, SEED), null, AlsListener.SILENT);
    assertThatThrownBy(() ->
            AlsFit.fit(
                ROWS,
                AlsSettings.of(9, 1, EngineData.RENDLE, SEED),
                eight,
                epoch -> {
                  throw new AssertionError("an epoch ran");
                }))
        .hasMessage("initial factors: found rank 8, expected 9");
  }

  @Test
  void aFactorThatIsNotFiniteStopsTheFit() {
    SparseMatrix rows =
        new SparseMatrix(1, new int[] {0, 1}, new int[] {0}, new float[] {Float.MAX_VALUE});
    ImplicitObjective huge =
        new ImplicitObjective(
            0.1,
            1e30,
            0,
            1,
            ImplicitObjective.Formulation.RENDLE,
            ImplicitObjective.RegularizationCount.OBSERVED);
    assertThatThrownBy(
            () -> AlsFit.fit(rows, AlsSettings.of(4, 2, huge, SEED), null, AlsListener.SILENT))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("user factors: found NaN")
        .hasMessageContaining("after epoch 1");
  }

  private static List<Double> losses(AlsSettings settings) {
    List<Double> losses = new ArrayList<>();
    AlsFit.fit(ROWS, settings, null, epoch -> losses.add(epoch.loss()));
    return losses;
  }

  /** One video that everyone has seen, often enough to be split. */
  private static SparseMatrix withARowOfManyEntries() {
    int users = 20_000;
    int[] starts = new int[users + 1];
    int[] columns = new int[2 * users];
    float[] strengths = new float[2 * users];
    for (int user = 0; user < users; user++) {
      starts[user + 1] = 2 * (user + 1);
      columns[2 * user + 1] = 1 + user % 9;
      strengths[2 * user] = 1;
      strengths[2 * user + 1] = 0.5f;
    }
    return new SparseMatrix(10, starts, columns, strengths);
  }
}
