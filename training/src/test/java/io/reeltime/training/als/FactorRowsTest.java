package io.reeltime.training.als;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FactorRowsTest {
  private static final FactorRows ROWS =
      new FactorRows(new int[] {4, 7, 9}, 2, new float[] {1, 2, 3, 4, 5, -6.5f});

  @Test
  void theFingerprintDoesNotDependOnTheOrderOrOnTheBlocks() {
    assertThat(ROWS.select(new int[] {2, 0, 1}).fingerprint()).isEqualTo(ROWS.fingerprint());
    assertThat(ROWS.byBlock(2).stream().mapToLong(block -> block._2().fingerprint()).sum())
        .isEqualTo(ROWS.fingerprint());
    assertThat(ROWS.select(new int[0]).fingerprint()).isZero();
  }

  @Test
  void theFingerprintDependsOnEveryIdAndValue() {
    FactorRows otherId = new FactorRows(new int[] {4, 8, 9}, 2, new float[] {1, 2, 3, 4, 5, -6.5f});
    FactorRows otherValue =
        new FactorRows(new int[] {4, 7, 9}, 2, new float[] {1, 2, 3, 4, 5, 6.5f});
    FactorRows swapped = new FactorRows(new int[] {4, 7, 9}, 2, new float[] {2, 1, 3, 4, 5, -6.5f});
    assertThat(otherId.fingerprint()).isNotEqualTo(ROWS.fingerprint());
    assertThat(otherValue.fingerprint()).isNotEqualTo(ROWS.fingerprint());
    assertThat(swapped.fingerprint()).isNotEqualTo(ROWS.fingerprint());
  }
}
