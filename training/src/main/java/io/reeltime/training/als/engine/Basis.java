package io.reeltime.training.als.engine;

import io.reeltime.data.linear.Lanes;
import io.reeltime.data.linear.PaddedRows;
import io.reeltime.data.linear.SymmetricEigen;

/**
 * The orthonormal basis in which a side's Gramian is diagonal. The loss does not change when both
 * sides are turned into it, and there a row's system is a diagonal plus the row's own observations:
 * the unobserved pairs cost nothing, and the diagonal preconditions well.
 *
 * @param eigenvalues {@code [stride]} of the Gramian, 0 in the padding
 * @param vectors {@code [stride x stride]} float32, row-major: column j is the eigenvector of value
 *     j, so that {@code X vectors} turns X
 */
record Basis(float[] eigenvalues, PaddedRows vectors) {

  static Basis of(double[] gramian, int rank) {
    SymmetricEigen eigen = SymmetricEigen.of(gramian, rank);
    PaddedRows vectors = PaddedRows.allocate(Lanes.padded(rank), rank);
    float[] values = new float[vectors.stride()];
    for (int j = 0; j < rank; j++) {
      values[j] = (float) Math.max(0, eigen.values()[j]);
      for (int k = 0; k < rank; k++) {
        vectors.set(k, j, (float) eigen.vectors()[j * rank + k]);
      }
    }
    return new Basis(values, vectors);
  }
}
