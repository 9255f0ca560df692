package io.reeltime.data.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AliasTableTest {

  @Test
  void sharesOfTheRangeAreExactlyTheWeights() {
    for (long seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] weights = new double[1 + random.nextInt(20)];
      Arrays.setAll(weights, i -> Math.pow(random.nextDouble(), 4) + 1e-6);
      assertShares(weights, "seed " + seed);
    }
  }

  @Test
  void neverDrawsAWeightOfZero() {
    AliasTable table = new AliasTable(new double[] {0, 3, 0, 1});
    for (int i = 0; i < 1_000; i++) {
      assertThat(table.index(i / 1_000.0)).isIn(1, 3);
    }
  }

  private static void assertShares(double[] weights, String description) {
    AliasTable table = new AliasTable(weights);
    double total = Arrays.stream(weights).sum();
    int steps = 100_000;
    double[] shares = new double[weights.length];
    for (int i = 0; i < steps; i++) {
      shares[table.index((i + 0.5) / steps)] += 1.0 / steps;
    }
    for (int i = 0; i < weights.length; i++) {
      // Each of at most 20 cells may round by one step.
      assertThat(shares[i]).as(description).isCloseTo(weights[i] / total, within(21.0 / steps));
    }
  }
}
