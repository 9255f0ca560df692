package io.reeltime.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(2_000, 0.95, 7);

  @Test
  void agreesWithTheNormalIntervalOfManyUsers() {
    double[] values = normal(4_000, 1);
    double half = 1.96 / Math.sqrt(values.length);
    double mean = Arrays.stream(values).average().orElseThrow();
    Bootstrap.Interval interval = BOOTSTRAP.intervals(new double[][] {values})[0];
    assertThat(interval.low()).isCloseTo(mean - half, within(0.1 * half));
    assertThat(interval.high()).isCloseTo(mean + half, within(0.1 * half));
  }

  @Test
  void pairsTheUsersSoThatAConstantDifferenceHasNoWidth() {
    double[] values = normal(50, 2);
    double[] shifted = Arrays.stream(values).map(value -> value + 1).toArray();
    double[] difference = new double[values.length];
    Arrays.setAll(difference, user -> shifted[user] - values[user]);
    Bootstrap.Interval[] intervals =
        BOOTSTRAP.intervals(new double[][] {values, shifted, difference});
    assertThat(intervals[1].low()).isCloseTo(intervals[0].low() + 1, within(1e-12));
    assertThat(intervals[2].low()).isCloseTo(1, within(1e-12));
    assertThat(intervals[2].high()).isCloseTo(1, within(1e-12));
  }

  @Test
  void isTheSameForTheSameSeed() {
    double[][] columns = {normal(100, 3)};
    assertThat(BOOTSTRAP.intervals(columns)).isEqualTo(BOOTSTRAP.intervals(columns));
    assertThat(new Bootstrap(2_000, 0.95, 8).intervals(columns))
        .isNotEqualTo(BOOTSTRAP.intervals(columns));
  }

  @Test
  void refusesALevelOutsideOfZeroToOne() {
    assertThatThrownBy(() -> new Bootstrap(10, 95, 1))
        .hasMessage("bootstrap: found 10 resamples and level 95.0, expected 1 or more and 0 to 1");
  }

  private static double[] normal(int count, long seed) {
    Random random = new Random(seed);
    return random.doubles(count).map(ignored -> random.nextGaussian()).toArray();
  }
}
