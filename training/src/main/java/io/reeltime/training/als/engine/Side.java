package io.reeltime.training.als.engine;

import io.reeltime.data.linear.PaddedRows;
import io.reeltime.data.linear.Workers;
import java.util.function.IntToDoubleFunction;

/**
 * One side of the factorisation.
 *
 * @param rows its observations, a row per user or item
 * @param schedule in which they are solved
 * @param factors its factors
 */
record Side(SparseMatrix rows, RowSchedule schedule, PaddedRows factors) {

  static Side of(SparseMatrix rows, PaddedRows factors, int workers) {
    return new Side(rows, RowSchedule.of(rows, workers), factors);
  }

  /** The sum over all rows with entries, in an order that does not depend on the workers. */
  double sum(Workers workers, IntToDoubleFunction term) {
    double[] sums = new double[schedule.chunks()];
    workers.run(
        sums.length,
        (worker, chunk) -> {
          for (int place = schedule.chunkStarts()[chunk];
              place < schedule.chunkStarts()[chunk + 1];
              place++) {
            sums[chunk] += term.applyAsDouble(schedule.order()[place]);
          }
        });
    double total = 0;
    for (int place = 0; place < schedule.splitRows(); place++) {
      total += term.applyAsDouble(schedule.order()[place]);
    }
    for (double sum : sums) {
      total += sum;
    }
    return total;
  }
}
