package io.reeltime.training.model;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.factors.Gramian;
import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.data.factors.RowSolver;
import io.reeltime.data.snapshot.UserHistory;

/**
 * Item factors and the objective they were fitted under. Users are folded in exactly as serving
 * does, from their history through {@link RowSolver}; user factors are not kept.
 *
 * @param factors {@code [videos x rank]}; a zero row for a video that no one liked
 * @param gramian of the factors
 * @param objective loss of the fit
 */
public record FactorModel(FactorMatrix factors, Gramian gramian, ImplicitObjective objective)
    implements FittedModel {

  /**
   * A model of the given factors.
   *
   * @throws ArithmeticException if a factor is not finite
   */
  public static FactorModel of(FactorMatrix factors, ImplicitObjective objective) {
    float[] row = new float[factors.rank()];
    for (int video = 0; video < factors.rows(); video++) {
      factors.copyRow(video, row);
      requireFinite(row, video);
    }
    return new FactorModel(factors, Gramian.of(factors), objective);
  }

  @Override
  public Scorer scorer() {
    return new FoldIn(new RowSolver(factors, gramian, objective), factors);
  }

  private static void requireFinite(float[] row, int video) {
    for (int column = 0; column < row.length; column++) {
      if (!Float.isFinite(row[column])) {
        throw new ArithmeticException(
            "item factors: found %s at video index %d, column %d, expected a finite number; raise"
                    .formatted(row[column], video, column)
                + " the regularisation or lower the confidence scale");
      }
    }
  }

  private record FoldIn(RowSolver solver, FactorMatrix factors, float[] user) implements Scorer {

    FoldIn(RowSolver solver, FactorMatrix factors) {
      this(solver, factors, new float[factors.rank()]);
    }

    @Override
    public boolean score(UserHistory history, float[] scores) {
      solver.solve(history.videoIndexes(), history.strengths(), history.size(), user);
      if (isZero(user)) {
        return false;
      }
      for (int video = 0; video < factors.rows(); video++) {
        scores[video] = factors.dot(video, user);
      }
      return true;
    }

    private static boolean isZero(float[] vector) {
      for (float value : vector) {
        if (value != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
