package io.reeltime.training.als.engine;

import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.data.linear.Gramians;
import io.reeltime.data.linear.PaddedRows;
import io.reeltime.data.linear.Vectors;
import io.reeltime.data.linear.Workers;

/**
 * The objective's value: {@code a0 tr(XtX YtY) + sum over observed of (c s^2 - 2 b s + b) + sum of
 * reg |x|^2} over both sides, with s = x . y. The unobserved pairs come from the Gramians, so that
 * it costs one inner product per observation.
 */
public final class Loss {
  private Loss() {}

  /**
   * The loss of any factors, wherever they come from.
   *
   * @param userRows a row per user, a column per item
   * @param factors of as many users and items
   */
  public static double of(SparseMatrix userRows, Factors factors, ImplicitObjective objective) {
    int threads = Runtime.getRuntime().availableProcessors();
    try (Workers workers = new Workers(threads)) {
      Side users = Side.of(userRows, factors.users().padded(), threads);
      Side items = Side.of(userRows.transpose(), factors.items().padded(), threads);
      return of(
          users,
          items,
          Gramians.of(users.factors(), workers),
          Gramians.of(items.factors(), workers),
          objective,
          workers);
    }
  }

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
        + observed(users, items.factors(), objective, workers)
        + regularization(users, items.factors().rows(), objective, workers)
        + regularization(items, users.factors().rows(), objective, workers);
  }

  /** Of the observed pairs alone; the sides may be swapped. */
  static double observed(
      Side users, PaddedRows fixed, ImplicitObjective objective, Workers workers) {
    int stride = fixed.stride();
    return users.sum(
        workers,
        row -> {
          Observations of = Observations.of(users.rows(), row, fixed, objective);
          int own = users.factors().offset(row);
          double sum = 0;
          for (int entry = of.from(); entry < of.to(); entry++) {
            double c = of.confidence(entry);
            double b = of.right(entry, (float) c);
            double s =
                Vectors.dot(
                    fixed.values(), of.offset(entry), users.factors().values(), own, stride);
            sum += c * s * s - 2 * b * s + b;
          }
          return sum;
        });
  }

  /** Of one side. */
  static double regularization(
      Side side, int otherRows, ImplicitObjective objective, Workers workers) {
    float[] factors = side.factors().values();
    SparseMatrix rows = side.rows();
    int stride = side.factors().stride();
    return side.sum(
        workers,
        row -> {
          int own = side.factors().offset(row);
          double ridge =
              objective.ridge(
                  rows.strengths(), rows.rowStarts()[row], rows.rowStarts()[row + 1], otherRows);
          return ridge * Vectors.dot(factors, own, factors, own, stride);
        });
  }
}
