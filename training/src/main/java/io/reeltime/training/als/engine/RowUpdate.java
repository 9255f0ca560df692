package io.reeltime.training.als.engine;

import io.reeltime.data.linear.PaddedRows;

/** Solves one row of a side against the other. For one thread. */
interface RowUpdate {

  /**
   * Moves one row to its solution, or towards it.
   *
   * @param rows of the side that is solved
   * @param row with at least one entry
   * @param fixed the other side, in the basis of its eigenvectors
   * @param eigenvalues of its Gramian {@code [stride]}
   * @param fixedRows rows of the other side in all, which may be more than {@code fixed} has
   * @param solved holds the row's last factor, and receives the new one
   */
  void solve(
      SparseMatrix rows,
      int row,
      PaddedRows fixed,
      float[] eigenvalues,
      int fixedRows,
      PaddedRows solved);
}
