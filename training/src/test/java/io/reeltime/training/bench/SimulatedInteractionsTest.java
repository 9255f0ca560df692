package io.reeltime.training.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.training.als.engine.SparseMatrix;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SimulatedInteractionsTest {
  private static final SimulatedInteractions SET =
      SimulatedInteractions.ofAbout(280_000, 2_000, 5_000, 42);

  @Test
  void drawsAboutAsManyAsWantedWithTheSkewOfRealSets() {
    SparseMatrix matrix = SET.matrix();
    assertThat((double) matrix.entries()).isCloseTo(280_000.0, within(2_000 * 5.0));
    int[] popularity = new int[5_000];
    for (int item : matrix.columnIndexes()) {
      popularity[item]++;
    }
    int top = Arrays.stream(popularity, 0, 500).sum();
    assertThat((double) top / matrix.entries()).isBetween(0.45, 0.75);
    int[] lengths = new int[2_000];
    Arrays.setAll(lengths, matrix::length);
    Arrays.sort(lengths);
    assertThat(lengths[1_000]).isBetween(60, 110);
  }

  @Test
  void aUsersItemsAreDistinctAscendingAndAlwaysTheSame() {
    for (int user = 0; user < 50; user++) {
      int[] items = SET.itemsOf(user);
      assertThat(items).isSorted().doesNotHaveDuplicates().isEqualTo(SET.itemsOf(user));
    }
  }
}
