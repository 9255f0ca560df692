package io.reeltime.training.als.engine;

import io.reeltime.data.linear.Lanes;
import io.reeltime.data.linear.PaddedRows;
import io.reeltime.data.linear.Workers;

/** One half of an epoch: every row of one side is solved against the other, on all workers. */
final class HalfStep {
  private final Workers workers;
  private final RowUpdate[] updates;
  private final RowUpdate splitUpdate;

  HalfStep(AlsSettings settings, Workers workers) {
    this.workers = workers;
    this.updates = new RowUpdate[workers.count()];
    for (int worker = 0; worker < updates.length; worker++) {
      updates[worker] = update(settings, RowKernel.INSTANCE);
    }
    this.splitUpdate = update(settings, new SplitRowSums(workers, Lanes.padded(settings.rank())));
  }

  private static RowUpdate update(AlsSettings settings, RowSums sums) {
    return switch (settings.solver()) {
      case CG ->
          new ConjugateGradient(
              settings.objective(), settings.cgSteps(), Lanes.padded(settings.rank()), sums);
      case CHOLESKY -> new ExactRow(settings.objective(), settings.rank());
    };
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
      PaddedRows fixed,
      float[] eigenvalues,
      int fixedRows,
      PaddedRows solved) {
    int[] order = schedule.order();
    for (int place = 0; place < schedule.splitRows(); place++) {
      splitUpdate.solve(rows, order[place], fixed, eigenvalues, fixedRows, solved);
    }
    workers.run(
        schedule.chunks(),
        (worker, chunk) -> {
          int to = schedule.chunkStarts()[chunk + 1];
          for (int place = schedule.chunkStarts()[chunk]; place < to; place++) {
            updates[worker].solve(rows, order[place], fixed, eigenvalues, fixedRows, solved);
          }
        });
  }
}
