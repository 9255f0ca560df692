package io.reeltime.training.model;

import io.reeltime.data.blend.BlendedItems;
import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.factors.Gramian;
import io.reeltime.data.factors.ImplicitObjective;

/**
 * Item factors and the objective they were fitted under. Users are folded in exactly as serving
 * does, from their history through {@link RowSolver}; user factors are not kept.
 *
 * @param factors {@code [videos x rank]}; a zero row for a video that no one liked
 * @param gramian of the factors
 * @param objective loss of the fit
 */
public record FactorModel(FactorMatrix factors, Gramian gramian, ImplicitObjective objective)
    implements ServableModel {

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
  public BlendedItems items() {
    return BlendedItems.ofFactors(factors, gramian, objective);
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
}
