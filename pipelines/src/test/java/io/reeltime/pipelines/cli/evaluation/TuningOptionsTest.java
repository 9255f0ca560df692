package io.reeltime.pipelines.cli.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.training.job.ModelParameters;
import io.reeltime.training.job.SearchSpace;
import io.reeltime.training.job.TuningPlan.Strategy;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TuningOptionsTest {
  private static final ModelParameters MODEL = ModelParameters.defaults("reel-als");

  @Test
  void aHalfLifeIsSearchedOnEventsUnlessItIsGiven() {
    TuningOptions options = CommandLine.populateCommand(new TuningOptions());
    assertThat(options.space(MODEL, Set.of(), true).values()).containsKey(SearchSpace.HALF_LIFE);
    assertThat(options.space(MODEL, Set.of(), false).values())
        .doesNotContainKey(SearchSpace.HALF_LIFE);
    assertThat(options.space(MODEL, Set.of(SearchSpace.HALF_LIFE), true).values())
        .doesNotContainKey(SearchSpace.HALF_LIFE);
  }

  @Test
  void aValueAndARangeOfTheSameNameAreRefused() {
    TuningOptions options =
        CommandLine.populateCommand(new TuningOptions(), "--range", "half-life=2..64");
    assertThatThrownBy(() -> options.space(MODEL, Set.of(SearchSpace.HALF_LIFE), true))
        .hasMessage("half-life: found both a value and a --range, expected one of them");
  }

  @Test
  void modelsWithEpochsAreHalved() {
    TuningOptions options = CommandLine.populateCommand(new TuningOptions());
    assertThat(options.plan(MODEL).strategy()).isEqualTo(Strategy.HALVING);
    assertThat(options.plan(ModelParameters.defaults("ease")).strategy())
        .isEqualTo(Strategy.RANDOM);
  }
}
