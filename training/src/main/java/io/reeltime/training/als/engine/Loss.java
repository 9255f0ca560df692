package io.reeltime.training.als.engine;

import io.reeltime.data.factors.ImplicitObjective;

/**
 * The objective's value: {@code a0 tr(XtX YtY) + sum over observed of (c s^2 - 2 b s + b) + sum of
 * reg |x|^2} over both sides, with s = x . y. The unobserved pairs come from the Gramians, so that
 * it costs one inner product per observation.
 */
final class Loss {
  private Loss() {}

  static double of(
      Side users,
      Side items,
      double[] userGramian,
      double[] itemGramian,
      ImplicitObjective objective,
      Workers workers) {
    double unobserved = 0;
    for (int i = 0; i < userGramian.length; i++) {
      unobserved += userGramian[i] * itemGramian[i];
    }
    return objective.unobservedWeight() * unobserved
        + observed(users, items, objective, workers)
        + regularization(users, items.factors().rows(), objective, workers)
        + regularization(items, users.factors().rows(), objective, workers);
  }

  private static double observed(
      Side users, Side items, ImplicitObjective objective, Workers workers) {
    Confidence confidence = Confidence.of(objective);
    FactorBlock fixed = items.factors();
    SparseMatrix rows = users.rows();
    int bytes = fixed.stride() * Float.BYTES;
    return users.sum(
        workers,
        row -> {
          double sum = 0;
          var own = users.factors().values().asSlice(users.factors().offset(row), bytes);
          for (int entry = rows.rowStarts()[row]; entry < rows.rowStarts()[row + 1]; entry++) {
            float strength = rows.strengths()[entry];
            double c = confidence.of(strength);
            double b = confidence.right(strength, (float) c);
            long at = fixed.offset(rows.columnIndexes()[entry]);
            double s = RowKernel.dot(fixed.values(), at, own, bytes);
            sum += c * s * s - 2 * b * s + b;
          }
          return sum;
        });
  }

  private static double regularization(
      Side side, int otherRows, ImplicitObjective objective, Workers workers) {
    FactorBlock factors = side.factors();
    SparseMatrix rows = side.rows();
    int bytes = factors.stride() * Float.BYTES;
    return side.sum(
        workers,
        row -> {
          var own = factors.values().asSlice(factors.offset(row), bytes);
          double ridge =
              objective.ridge(
                  rows.strengths(), rows.rowStarts()[row], rows.rowStarts()[row + 1], otherRows);
          return ridge * RowKernel.dot(own, 0, own, bytes);
        });
  }
}
