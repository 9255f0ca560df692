package io.reeltime.pipelines.bench.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateSearchTest {

  @Test
  void comesWithinTheToleranceOfWhatIsCarriedFromBelowAndFromAbove() throws Exception {
    for (long capacity : new long[] {37, 100, 640, 9_999, 43_210}) {
      for (long first : new long[] {10, 100, 20_000}) {
        long found = new RateSearch(first, 1.05).highest(rate -> rate <= capacity);

        assertThat(found)
            .as("capacity %d, first %d", capacity, first)
            .isLessThanOrEqualTo(capacity)
            .isGreaterThan((long) (capacity / 1.05) - 2);
      }
    }
  }

  @Test
  void doublesAndThenHalvesTheGap() throws Exception {
    List<Long> tried = new ArrayList<>();

    new RateSearch(100, 1.2)
        .highest(rate -> {
          tried.add(rate);
          return rate <= 500;
        });

    assertThat(tried).containsExactly(100L, 200L, 400L, 800L, 600L, 500L);
  }

  @Test
  void givesUpWhereNotEvenTenASecondAreCarried() throws Exception {
    assertThat(new RateSearch(100, 1.1).highest(_ -> false)).isZero();
  }

  @Test
  void refusesAToleranceThatNeverEnds() {
    assertThatThrownBy(() -> new RateSearch(100, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found a first rate of 100 and a tolerance of 1.0");
  }
}
