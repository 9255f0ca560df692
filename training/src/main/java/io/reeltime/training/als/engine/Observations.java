package io.reeltime.training.als.engine;

import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.data.linear.PaddedRows;

/**
 * A row's observations as the kernels walk over them: a cursor without state, made once per row and
 * gone once compiled.
 *
 * @param factors of the fixed side
 * @param stride of its rows
 * @param columns of the matrix: which row of the fixed side an entry meets
 * @param strengths of the matrix
 * @param from first entry
 * @param to entry after the last
 * @param scale alpha
 * @param bias what a positive observation weighs on the right-hand side beyond its confidence
 * @param target p of a positive observation: 1, or 0 for the system without its right-hand side
 */
record Observations(
    float[] factors,
    int stride,
    int[] columns,
    float[] strengths,
    int from,
    int to,
    float scale,
    float bias,
    float target) {

  /** The observations of one row. */
  static Observations of(
      SparseMatrix rows, int row, PaddedRows fixed, ImplicitObjective objective) {
    return new Observations(
        fixed.values(),
        fixed.stride(),
        rows.columnIndexes(),
        rows.strengths(),
        rows.rowStarts()[row],
        rows.rowStarts()[row + 1],
        (float) objective.confidenceScale(),
        objective.rightHandBias(),
        1);
  }

  /** Where the factor of an entry begins. */
  int offset(int entry) {
    return PaddedRows.BASE + columns[entry] * stride;
  }

  /** c of an entry. */
  float confidence(int entry) {
    return scale * Math.abs(strengths[entry]);
  }

  /** b of an entry whose confidence is c. */
  float right(int entry, float c) {
    return strengths[entry] > 0 ? (c + bias) * target : 0f;
  }

  /** One of so many pieces of about equal length. */
  Observations piece(int piece, int pieces) {
    long length = (long) to - from;
    return new Observations(
        factors,
        stride,
        columns,
        strengths,
        from + (int) (length * piece / pieces),
        from + (int) (length * (piece + 1) / pieces),
        scale,
        bias,
        target);
  }

  /** The same entries with every target 0. */
  Observations homogeneous() {
    return new Observations(factors, stride, columns, strengths, from, to, scale, bias, 0);
  }
}
