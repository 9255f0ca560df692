package io.reeltime.training.als.engine;

import io.reeltime.data.factors.ImplicitObjective;
import java.lang.foreign.Arena;

/** One half of an epoch: every row of one side is solved against the other, on all workers. */
final class HalfStep {
  private final Workers workers;
  private final ConjugateGradient[] solvers;

  HalfStep(AlsSettings settings, int stride, Workers workers, Arena arena) {
    ImplicitObjective objective = settings.objective();
    this.workers = workers;
    this.solvers = new ConjugateGradient[workers.count()];
    for (int worker = 0; worker < solvers.length; worker++) {
      solvers[worker] = new ConjugateGradient(objective, settings.cgSteps(), stride, arena);
    }
  }

  /**
   * Solves.
   *
   * @param rows of the side that is solved
   * @param fixed the other side, in the basis of its eigenvectors
   * @param eigenvalues of its Gramian
   * @param fixedRows rows of the other side in all
   * @param solved warm start, overwritten; a row without observations is left as it is
   */
  void solve(
      SparseMatrix rows,
      RowSchedule schedule,
      FactorBlock fixed,
      float[] eigenvalues,
      int fixedRows,
      FactorBlock solved) {
    workers.run(
        schedule.chunks(),
        (worker, chunk) -> {
          for (int place = schedule.chunkStarts()[chunk];
              place < schedule.chunkStarts()[chunk + 1];
              place++) {
            solvers[worker].solve(
                rows, schedule.order()[place], fixed, eigenvalues, fixedRows, solved);
          }
        });
  }
}
