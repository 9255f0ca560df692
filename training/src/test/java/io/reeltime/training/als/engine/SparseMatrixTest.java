package io.reeltime.training.als.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SparseMatrixTest {

  @Test
  void theTransposeHasARowPerColumn() {
    // [. 1 2]
    // [3 . 4]
    SparseMatrix matrix =
        new SparseMatrix(3, new int[] {0, 2, 4}, new int[] {1, 2, 0, 2}, new float[] {1, 2, 3, 4});
    SparseMatrix transpose = matrix.transpose();
    assertThat(transpose.columns()).isEqualTo(2);
    assertThat(transpose.rowStarts()).containsExactly(0, 1, 2, 4);
    assertThat(transpose.columnIndexes()).containsExactly(1, 0, 0, 1);
    assertThat(transpose.strengths()).containsExactly(3, 1, 2, 4);
  }

  @Test
  void transposingTwiceChangesNothing() {
    SparseMatrix matrix = EngineData.halves(40, 30, 1);
    SparseMatrix twice = matrix.transpose().transpose();
    assertThat(twice.rowStarts()).isEqualTo(matrix.rowStarts());
    assertThat(twice.columnIndexes()).isEqualTo(matrix.columnIndexes());
    assertThat(twice.strengths()).isEqualTo(matrix.strengths());
  }

  @Test
  void entriesWithoutAStrengthCanBeLeftOut() {
    SparseMatrix matrix =
        SparseMatrix.withoutZeros(
            2, new int[] {0, 2, 3, 4}, new int[] {0, 1, 0, 1}, new float[] {0, 1, 0, -1});
    assertThat(matrix.rowStarts()).containsExactly(0, 1, 1, 2);
    assertThat(matrix.columnIndexes()).containsExactly(1, 1);
    assertThat(matrix.strengths()).containsExactly(1, -1);
  }

  @Test
  void aStrengthThatIsNotFiniteIsRefused() {
    for (float strength : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      assertThatThrownBy(
              () -> new SparseMatrix(1, new int[] {0, 1}, new int[] {0}, new float[] {strength}))
          .hasMessage(
              "strength: found %s at entry 0, expected a finite number".formatted(strength));
    }
  }

  @Test
  void aColumnOutsideIsRefused() {
    assertThatThrownBy(() -> new SparseMatrix(2, new int[] {0, 1}, new int[] {2}, new float[] {1}))
        .hasMessage("sparse matrix: found column 2, expected 0 to below 2");
  }

  @Test
  void rowStartsThatDoNotEndAtTheEntriesAreRefused() {
    assertThatThrownBy(() -> new SparseMatrix(2, new int[] {0, 2}, new int[] {1}, new float[] {1}))
        .hasMessage("sparse matrix: row starts end at 2, expected at 1 entries");
  }
}
