package io.reeltime.training.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.training.job.TuningPlan;
import io.reeltime.training.job.TuningPlan.Strategy;
import io.reeltime.training.tune.Rounds.Round;
import org.junit.jupiter.api.Test;

class RoundsTest {
  @Test
  void halvingGivesAllEpochsToTheLastAndKeepsOneOfEachReduction() {
    // 27 epochs by 3: 27, 9, 3; the next would be 1, below the fewest.
    assertThat(Rounds.of(plan(Strategy.HALVING, 20, 2, 3), 27).rounds())
        .containsExactly(new Round(20, 3), new Round(7, 9), new Round(3, 27));
  }

  @Test
  void halvingCostsLessThanARandomSearch() {
    Rounds halving = Rounds.of(plan(Strategy.HALVING, 27, 1, 3), 27);
    assertThat(halving.cost()).isEqualTo(27 + 9 * 3 + 3 * 9 + 2 * 27);
    assertThat(Rounds.of(plan(Strategy.RANDOM, 27, 1, 3), 27).cost()).isEqualTo(27 * 27);
  }

  @Test
  void theLastRoundHasRoomForTheStartAndAnother() {
    assertThat(Rounds.of(plan(Strategy.HALVING, 4, 1, 4), 16).rounds())
        .containsExactly(new Round(4, 1), new Round(2, 4), new Round(2, 16));
  }

  @Test
  void halvingOneSettingStillReachesAllEpochs() {
    assertThat(Rounds.of(plan(Strategy.HALVING, 1, 1, 2), 4).rounds())
        .containsExactly(new Round(1, 1), new Round(1, 2), new Round(1, 4));
  }

  @Test
  void aModelWithoutEpochsCountsAFitAsOne() {
    assertThat(Rounds.of(plan(Strategy.RANDOM, 5, 1, 2), 0).cost()).isEqualTo(5);
  }

  @Test
  void refusesWhatCannotBeHalved() {
    assertThatThrownBy(() -> Rounds.of(plan(Strategy.HALVING, 5, 1, 2), 0))
        .hasMessage(
            "strategy: found halving, expected random: the model has no epochs to share out");
    assertThatThrownBy(() -> Rounds.of(plan(Strategy.HALVING, 5, 9, 2), 8))
        .hasMessage("fewest-epochs: found 9, expected at most the 8 of the model");
  }

  private static TuningPlan plan(Strategy strategy, int trials, int fewest, int reduction) {
    return new TuningPlan(strategy, trials, fewest, reduction, "recall@20", 1);
  }
}
