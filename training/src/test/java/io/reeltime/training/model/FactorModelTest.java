package io.reeltime.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.data.snapshot.UserHistory;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

class FactorModelTest {
  private static final ImplicitObjective OBJECTIVE = ImplicitObjective.mllib(0.5, 1);

  @Test
  void foldsTheUserInAndScoresEveryVideo() {
    FactorModel model = FactorModel.of(factors(2f, 1f), OBJECTIVE);
    float[] scores = new float[2];
    assertThat(model.scorer().score(liked(0), scores)).isTrue();
    // rank 1: (YtY + c y y + lambda n) x = (1 + c) y, so (5 + 4 + 0.5) x = 2 * 2, x = 8/19
    assertThat(scores[0]).isCloseTo(2 * 8 / 19f, within(1e-6f));
    assertThat(scores[1]).isCloseTo(8 / 19f, within(1e-6f));
  }

  @Test
  void saysNothingOfAnEmptyHistory() {
    FactorModel model = FactorModel.of(factors(2f, 1f), OBJECTIVE);
    assertThat(model.scorer().score(UserHistory.EMPTY, new float[2])).isFalse();
  }

  @Test
  void refusesFactorsThatAreNotFinite() {
    assertThatThrownBy(() -> FactorModel.of(factors(1f, Float.NaN), OBJECTIVE))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageStartingWith(
            "item factors: found NaN at video index 1, column 0, expected a finite number");
  }

  private static UserHistory liked(int video) {
    return new UserHistory(new int[] {video}, new float[] {1f});
  }

  private static FactorMatrix factors(float... columnOfRankOne) {
    FactorMatrix factors = FactorMatrix.allocate(columnOfRankOne.length, 1, Arena.ofAuto());
    for (int row = 0; row < columnOfRankOne.length; row++) {
      factors.setRow(row, new float[] {columnOfRankOne[row]});
    }
    return factors;
  }
}
