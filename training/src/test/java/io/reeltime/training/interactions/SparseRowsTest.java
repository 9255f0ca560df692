package io.reeltime.training.interactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SparseRowsTest {

  @Test
  void sumsValuesAndKeepsTheLatestTimeOfEntriesOfOnePlace() {
    SparseRows.Builder builder = new SparseRows.Builder(2, 0);
    builder.add(1, 5, 1f, 10);
    builder.add(0, 7, 2f, 20);
    builder.add(1, 5, 0.5f, 30);
    builder.add(1, 3, -1f, 5);
    SparseRows rows = builder.build();
    assertThat(rows.rowStarts()).containsExactly(0, 1, 3);
    assertThat(rows.columns()).containsExactly(7, 3, 5);
    assertThat(rows.values()).containsExactly(2f, -1f, 1.5f);
    assertThat(rows.times()).containsExactly(20, 5, 30);
  }

  @Test
  void agreesWithMapsOnRandomEntries() {
    long seed = 20261123;
    Random random = new Random(seed);
    int rows = 40;
    SparseRows.Builder builder = new SparseRows.Builder(rows, 16);
    Map<Integer, Map<Integer, Float>> expected = new TreeMap<>();
    for (int i = 0; i < 5_000; i++) {
      int row = random.nextInt(rows);
      int column = random.nextInt(60);
      float value = random.nextFloat() - 0.5f;
      builder.add(row, column, value, i);
      expected.computeIfAbsent(row, r -> new TreeMap<>()).merge(column, value, Float::sum);
    }
    SparseRows built = builder.build();
    for (int row = 0; row < rows; row++) {
      int entry = built.rowStarts()[row];
      for (Map.Entry<Integer, Float> cell : expected.getOrDefault(row, Map.of()).entrySet()) {
        assertThat(built.columns()[entry])
            .as("seed %d, row %d", seed, row)
            .isEqualTo(cell.getKey());
        assertThat(built.values()[entry]).isCloseTo(cell.getValue(), within(1e-5f));
        entry++;
      }
      assertThat(built.rowStarts()[row + 1]).isEqualTo(entry);
    }
  }
}
