package io.reeltime.data.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FactorMatrixTest {

  @Test
  void dotEqualsTheNaiveSumAtEveryRank() {
    SplittableRandom random = new SplittableRandom(1);
    for (int rank = 1; rank <= 130; rank++) {
      FactorMatrix factors = Factors.random(5, rank, random);
      float[] vector = Factors.vector(rank + 3, random);
      for (int row = 0; row < 5; row++) {
        double naive = 0;
        double size = 0;
        for (int column = 0; column < rank; column++) {
          naive += (double) factors.get(row, column) * vector[column];
          size += Math.abs((double) factors.get(row, column) * vector[column]);
        }
        assertThat((double) factors.dot(row, vector))
            .as("rank %d row %d", rank, row)
            .isCloseTo(naive, within(1e-6 * size + 1e-9));
      }
    }
  }

  @Test
  void aViewOfLeadingColumnsSharesTheRows() {
    FactorMatrix wide = Factors.random(4, 21, new SplittableRandom(2));
    FactorMatrix view = wide.leadingColumns(5);
    float[] vector = Factors.vector(5, new SplittableRandom(3));
    float[] row = new float[5];
    for (int index = 0; index < 4; index++) {
      view.copyRow(index, row);
      double naive = 0;
      for (int column = 0; column < 5; column++) {
        assertThat(row[column]).isEqualTo(wide.get(index, column));
        naive += (double) row[column] * vector[column];
      }
      assertThat((double) view.dot(index, vector)).isCloseTo(naive, within(1e-5));
    }
    assertThat(view.rank()).isEqualTo(5);
    assertThat(view.stride()).isEqualTo(21);
    view.setRow(2, new float[5]);
    assertThat(wide.get(2, 4)).isZero();
    assertThat(wide.get(2, 5)).isNotZero();
    assertThatThrownBy(() -> wide.leadingColumns(22))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("leading columns: found 22, expected 1 to 21");
  }

  @Test
  void aScaledRowIsAddedAtEveryRank() {
    SplittableRandom random = new SplittableRandom(4);
    for (int rank = 1; rank <= 40; rank++) {
      FactorMatrix factors = Factors.random(2, rank, random);
      float[] into = Factors.vector(rank + 1, random);
      float[] before = into.clone();
      factors.addScaledRow(1, 0.75f, into);
      for (int column = 0; column < rank; column++) {
        assertThat((double) into[column])
            .isCloseTo(before[column] + 0.75 * factors.get(1, column), within(1e-6));
      }
      assertThat(into[rank]).isEqualTo(before[rank]);
    }
  }

  @Test
  void rowsAreSetAndCopiedWithoutTouchingTheirNeighbours() {
    FactorMatrix factors = Factors.of(new float[] {1, 2, 3}, new float[] {4, 5, 6});
    factors.setRow(0, new float[] {7, 8, 9, 99});
    float[] row = {0, 0, 0, -1};
    factors.copyRow(1, row);
    assertThat(row).containsExactly(4, 5, 6, -1);
    assertThat(factors.get(0, 2)).isEqualTo(9);
    assertThat(factors.norm(1)).isCloseTo((float) Math.sqrt(16 + 25 + 36), within(1e-6f));
  }

  @Test
  void placesOutsideTheMatrixAreRefused() {
    FactorMatrix factors = Factors.of(new float[] {1, 2}, new float[] {3, 4});
    assertThatThrownBy(() -> factors.get(2, 0))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("factor row 2 of 2");
    assertThatThrownBy(() -> factors.dot(-1, new float[2]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> factors.get(0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> factors.dot(0, new float[1]))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aMatrixWithoutRowsHasNoValues() {
    FactorMatrix factors = FactorMatrix.allocate(0, 4, Arena.ofAuto());
    assertThat(factors.rows()).isZero();
    assertThat(factors.values().byteSize()).isZero();
  }

  @Test
  void valuesAreAlignedAndStartAtZero() {
    FactorMatrix factors = FactorMatrix.allocate(3, 5, Arena.ofAuto());
    assertThat(factors.values().address() % 64).isZero();
    assertThat(factors.values().byteSize()).isEqualTo(3 * 5 * 4);
    assertThat(factors.norm(2)).isZero();
  }

  @Test
  void anImpossibleShapeIsRefused() {
    assertThatThrownBy(() -> FactorMatrix.allocate(-1, 4, Arena.ofAuto()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("factor matrix: found -1 x 4, expected rows >= 0 and rank >= 1");
    assertThatThrownBy(() -> FactorMatrix.allocate(1, 0, Arena.ofAuto()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("factor matrix: found 1 x 0, expected rows >= 0 and rank >= 1");
  }

  @Test
  void accessAfterTheArenaIsClosedFails() {
    FactorMatrix factors;
    try (Arena arena = Arena.ofConfined()) {
      factors = FactorMatrix.allocate(1, 1, arena);
    }
    assertThatThrownBy(() -> factors.get(0, 0)).isInstanceOf(IllegalStateException.class);
  }
}
