package io.reeltime.data.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GramianTest {

  @Test
  void isTheProductOfTheTransposeWithTheMatrix() {
    // Y = [1 2; 3 4]: YtY = [1+9 2+12; 2+12 4+16]
    assertThat(Gramian.of(Factors.of(new float[] {1, 2}, new float[] {3, 4})).values())
        .containsExactly(10, 14, 14, 20);
  }

  @Test
  void equalsTheNaiveProductOnRandomFactors() {
    SplittableRandom random = new SplittableRandom(2);
    for (int rank : new int[] {1, 3, 8, 17, 64}) {
      FactorMatrix factors = Factors.random(200, rank, random);
      Gramian gramian = Gramian.of(factors);
      for (int i = 0; i < rank; i++) {
        for (int j = 0; j < rank; j++) {
          double naive = 0;
          for (int row = 0; row < 200; row++) {
            naive += (double) factors.get(row, i) * factors.get(row, j);
          }
          assertThat(gramian.values()[i * rank + j])
              .as("rank %d at %d, %d", rank, i, j)
              .isCloseTo(naive, within(1e-6 * Math.abs(naive) + 1e-4));
        }
      }
    }
  }

  @Test
  void ofNoRowsIsZero() {
    assertThat(Gramian.of(FactorMatrix.allocate(0, 2, Arena.ofAuto())).values())
        .containsExactly(0, 0, 0, 0);
  }

  @Test
  void theWrongNumberOfValuesIsRefused() {
    assertThatThrownBy(() -> new Gramian(2, new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gramian: found 3 values, expected 2 x 2");
  }
}
