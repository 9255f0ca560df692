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
  private static final int PIECES = 64;

  static Side of(SparseMatrix rows, PaddedRows factors, int workers) {
    return new Side(rows, RowSchedule.of(rows, workers), factors);
  }

  /**
   * The sum over all rows with entries, in a fixed number of pieces that are added up in their
   * order, so that it does not depend on the workers. Piece p takes rows p, p + 64, and so on of
   * the schedule, so that each has long rows and short ones.
   */
  double sum(Workers workers, IntToDoubleFunction term) {
    double[] sums = new double[PIECES];
    int[] order = schedule.order();
    workers.run(
        PIECES,
        (worker, piece) -> {
          double sum = 0;
          for (int place = piece; place < order.length; place += PIECES) {
            sum += term.applyAsDouble(order[place]);
          }
          sums[piece] = sum;
        });
    double total = 0;
    for (double sum : sums) {
      total += sum;
    }
    return total;
  }
}
