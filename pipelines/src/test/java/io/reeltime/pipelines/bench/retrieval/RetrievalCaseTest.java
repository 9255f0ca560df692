package io.reeltime.pipelines.bench.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetrievalCaseTest {

  @Test
  void unitsAreThousandsAndMillions() {
    assertThat(RetrievalCase.parse("2000x8")).isEqualTo(new RetrievalCase(2_000, 8));
    assertThat(RetrievalCase.parse("100kx64")).isEqualTo(new RetrievalCase(100_000, 64));
    assertThat(RetrievalCase.parse("10mx128")).isEqualTo(new RetrievalCase(10_000_000, 128));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "big", "1m", "x64", "1mx", "-1mx64", "1gx64", "999x8", "1kx0", "101mx1"})
  void whatIsNoCaseIsRefused(String text) {
    assertThatThrownBy(() -> RetrievalCase.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--cases: found ")
        .hasMessageContaining(", expected ");
  }
}
