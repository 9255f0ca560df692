package io.reeltime.training.als.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.factors.Gramian;
import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.data.factors.RowSolver;
import io.reeltime.data.linear.DenseProduct;
import io.reeltime.data.linear.Gramians;
import io.reeltime.data.linear.PaddedRows;
import io.reeltime.data.linear.Workers;
import java.lang.foreign.Arena;
import java.util.Arrays;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the solver of serving, which knows no basis and solves exactly. */
class HalfStepTest {
  private static final long SEED = 31;

  @AutoClose private final Workers workers = new Workers(3);

  @ParameterizedTest
  @CsvSource({
    "CHOLESKY, 1, 5",
    "CHOLESKY, 1, 64",
    "CG, 40, 1",
    "CG, 40, 5",
    "CG, 60, 33",
    "CG, 80, 64",
    "CG, 120, 128"
  })
  void everyRowIsSolvedAsServingWouldSolveIt(RowSystemSolver solver, int steps, int rank) {
    for (ImplicitObjective objective :
        new ImplicitObjective[] {EngineData.RENDLE, ImplicitObjective.mllib(0.1, 2)}) {
      compare(settings(solver, steps, rank, objective), rank, objective);
    }
  }

  private void compare(AlsSettings settings, int rank, ImplicitObjective objective) {
    SparseMatrix rows = EngineData.halves(60, 80, SEED);
    PaddedRows fixed = EngineData.random(80, rank, SEED);
    Turn turn = Turn.of(Gramians.of(fixed, workers), rank);
    DenseProduct.of(fixed, turn.paddedVectors(), fixed, workers);
    PaddedRows solved = EngineData.random(60, rank, SEED + 1);
    new HalfStep(settings, workers)
        .solve(rows, RowSchedule.of(rows, 3), fixed, turn.paddedEigenvalues(), 80, solved);
    FactorMatrix videos = FactorMatrix.of(fixed, Arena.ofAuto());
    RowSolver reference = new RowSolver(videos, Gramian.of(videos), objective);
    float[] expected = new float[rank];
    for (int row = 0; row < rows.rows(); row++) {
      int from = rows.rowStarts()[row];
      int to = rows.rowStarts()[row + 1];
      reference.solve(
          Arrays.copyOfRange(rows.columnIndexes(), from, to),
          Arrays.copyOfRange(rows.strengths(), from, to),
          to - from,
          expected);
      for (int column = 0; column < rank; column++) {
        assertThat(solved.get(row, column))
            .as("seed %d, %s, row %d, column %d", SEED, settings, row, column)
            .isCloseTo(expected[column], within(5e-4f));
      }
    }
  }

  private static AlsSettings settings(
      RowSystemSolver solver, int steps, int rank, ImplicitObjective objective) {
    return new AlsSettings(rank, 1, objective, solver, steps, SEED, AlsSettings.LossReport.NONE, 3);
  }
}
