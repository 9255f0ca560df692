package io.reeltime.training.blend;

import static io.reeltime.data.linear.Vectors.load;

import io.reeltime.data.linear.Lanes;
import io.reeltime.data.linear.PaddedRows;
import io.reeltime.data.linear.Vectors;
import io.reeltime.data.linear.Workers;
import io.reeltime.training.als.engine.SparseMatrix;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** Sparse times dense, a row at a time on all workers; the same sums whatever their number. */
final class SparseProduct {
  private static final int ROWS_PER_CHUNK = 64;
  private static final int LANES = Lanes.SPECIES.length();

  private SparseProduct() {}

  /**
   * {@code into = sparse x dense}.
   *
   * @param dense {@code [sparse.columns x rank]}
   * @param into {@code [sparse.rows x rank]}, overwritten
   */
  static void of(SparseMatrix sparse, PaddedRows dense, PaddedRows into, Workers workers) {
    int chunks = (sparse.rows() + ROWS_PER_CHUNK - 1) / ROWS_PER_CHUNK;
    float[][] sums = new float[workers.count()][dense.stride()];
    workers.run(
        chunks,
        (worker, chunk) -> {
          float[] sum = sums[worker];
          int to = Math.min(sparse.rows(), (chunk + 1) * ROWS_PER_CHUNK);
          for (int row = chunk * ROWS_PER_CHUNK; row < to; row++) {
            Arrays.fill(sum, 0);
            addRow(sparse, row, dense, sum);
            System.arraycopy(sum, 0, into.values(), into.offset(row), sum.length);
          }
        });
  }

  private static void addRow(SparseMatrix sparse, int row, PaddedRows dense, float[] sum) {
    int[] columns = sparse.columnIndexes();
    float[] strengths = sparse.strengths();
    int to = sparse.rowStarts()[row + 1];
    int entry = sparse.rowStarts()[row];
    for (; entry + 3 < to; entry += 4) {
      addFour(columns, strengths, entry, dense, sum);
    }
    for (; entry < to; entry++) {
      Vectors.addScaled(
          dense.values(), dense.offset(columns[entry]), strengths[entry], sum, sum.length);
    }
  }

  /** Four gathered rows for one load and store of the sum. */
  private static void addFour(
      int[] columns, float[] strengths, int entry, PaddedRows dense, float[] sum) {
    float[] values = dense.values();
    int from0 = dense.offset(columns[entry]);
    int from1 = dense.offset(columns[entry + 1]);
    int from2 = dense.offset(columns[entry + 2]);
    int from3 = dense.offset(columns[entry + 3]);
    FloatVector factor0 = FloatVector.broadcast(Lanes.SPECIES, strengths[entry]);
    FloatVector factor1 = FloatVector.broadcast(Lanes.SPECIES, strengths[entry + 1]);
    FloatVector factor2 = FloatVector.broadcast(Lanes.SPECIES, strengths[entry + 2]);
    FloatVector factor3 = FloatVector.broadcast(Lanes.SPECIES, strengths[entry + 3]);
    for (int at = 0; at < sum.length; at += LANES) {
      FloatVector total = load(values, from0 + at).fma(factor0, load(sum, at));
      total = load(values, from1 + at).fma(factor1, total);
      total = load(values, from2 + at).fma(factor2, total);
      load(values, from3 + at).fma(factor3, total).intoArray(sum, at);
    }
  }
}
