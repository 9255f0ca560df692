package io.reeltime.training.als.engine;

import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.data.factors.ImplicitObjective.Formulation;

/** The loss pair by pair, as the papers write it. */
final class NaiveLoss {
  private NaiveLoss() {}

  static double of(SparseMatrix rows, Factors factors, ImplicitObjective objective) {
    double loss = 0;
    for (int user = 0; user < rows.rows(); user++) {
      float[] strengths = new float[rows.columns()];
      for (int entry = rows.rowStarts()[user]; entry < rows.rowStarts()[user + 1]; entry++) {
        strengths[rows.columnIndexes()[entry]] = rows.strengths()[entry];
      }
      for (int video = 0; video < rows.columns(); video++) {
        loss += pair(strengths[video], score(factors, user, video), objective);
      }
    }
    SparseMatrix columns = rows.transpose();
    return loss
        + regularization(rows, factors.users()::norm, columns.rows(), objective)
        + regularization(columns, factors.items()::norm, rows.rows(), objective);
  }

  static double score(Factors factors, int user, int video) {
    double score = 0;
    for (int column = 0; column < factors.users().rank(); column++) {
      score += (double) factors.users().get(user, column) * factors.items().get(video, column);
    }
    return score;
  }

  private static double pair(float strength, double score, ImplicitObjective objective) {
    double a0 = objective.unobservedWeight();
    double c = objective.confidenceScale() * Math.abs(strength);
    double target = strength > 0 ? 1 : 0;
    double error = target - score;
    if (objective.formulation() == Formulation.RENDLE) {
      return c * error * error + a0 * score * score;
    }
    return strength > 0 ? (a0 + c) * error * error : (a0 + c) * score * score;
  }

  private interface Norm {
    float of(int row);
  }

  private static double regularization(
      SparseMatrix rows, Norm norm, int otherRows, ImplicitObjective objective) {
    double sum = 0;
    for (int row = 0; row < rows.rows(); row++) {
      if (rows.length(row) > 0) {
        double length = norm.of(row);
        sum +=
            objective.ridge(
                    rows.strengths(), rows.rowStarts()[row], rows.rowStarts()[row + 1], otherRows)
                * length
                * length;
      }
    }
    return sum;
  }
}
