package io.reeltime.training.als.engine;

import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.data.linear.NormalEquations;
import io.reeltime.data.linear.PaddedRows;

/** Solves rows exactly, by {@link NormalEquations}: the reference for {@link ConjugateGradient}. */
final class ExactRow implements RowUpdate {
  private final ImplicitObjective objective;
  private final int rank;
  private final NormalEquations system;
  private final double[] unobserved;
  private final float[] solution;

  ExactRow(ImplicitObjective objective, int rank) {
    this.objective = objective;
    this.rank = rank;
    this.system = new NormalEquations(rank);
    this.unobserved = new double[rank * rank];
    this.solution = new float[rank];
  }

  @Override
  public void solve(
      SparseMatrix rows,
      int row,
      PaddedRows fixed,
      float[] eigenvalues,
      int fixedRows,
      PaddedRows solved) {
    fillUnobserved(eigenvalues);
    Observations of = Observations.of(rows, row, fixed, objective);
    system.begin(unobserved);
    for (int entry = of.from(); entry < of.to(); entry++) {
      int at = system.nextRow();
      System.arraycopy(of.factors(), of.offset(entry), system.rows(), at, rank);
      float c = of.confidence(entry);
      system.add(at, c, of.right(entry, c));
    }
    system.solve(objective.ridge(of.strengths(), of.from(), of.to(), fixedRows), solution);
    System.arraycopy(solution, 0, solved.values(), solved.offset(row), rank);
  }

  private void fillUnobserved(float[] eigenvalues) {
    for (int i = 0; i < rank; i++) {
      unobserved[i * rank + i] = objective.unobservedWeight() * eigenvalues[i];
    }
  }
}
