package io.reeltime.data.retrieval;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.linear.DenseProduct;
import io.reeltime.data.linear.PaddedRows;
import io.reeltime.data.linear.Workers;
import java.lang.foreign.Arena;
import java.util.function.IntPredicate;

/**
 * The rows with the largest inner products in float32, for many queries at once: what an index is
 * measured against. Rows of zeroes are left out, as in every index.
 */
public final class FloatScan {
  private static final int CHUNK_ROWS = 1 << 13;

  private FloatScan() {}

  /**
   * Scans.
   *
   * @param rows the catalogue
   * @param queries one per row
   * @param eligible which rows may be found; asked by several threads
   * @param k how many are wanted
   * @return per query the best rows from the best on; fewer than k where there are fewer
   */
  public static int[][] topK(
      FactorMatrix rows, FactorMatrix queries, IntPredicate eligible, int k, Workers workers) {
    if (queries.rows() == 0) {
      return new int[0][];
    }
    Candidates[] best = new Candidates[queries.rows()];
    for (int query = 0; query < best.length; query++) {
      best[query] = new Candidates();
      best[query].begin(k);
    }
    PaddedRows transposed = transposed(queries);
    float[] scales = RowOrder.scales(rows);
    for (int from = 0; from < rows.rows(); from += CHUNK_ROWS) {
      int count = Math.min(CHUNK_ROWS, rows.rows() - from);
      PaddedRows scores = PaddedRows.allocate(count, queries.rows());
      DenseProduct.of(chunk(rows, from, count), transposed, scores, workers);
      int first = from;
      workers.run(
          best.length,
          (worker, query) -> gather(scores, query, first, scales, eligible, best[query]));
    }
    int[][] top = new int[best.length][];
    for (int query = 0; query < best.length; query++) {
      best[query].rank(k);
      top[query] = new int[best[query].size()];
      for (int place = 0; place < top[query].length; place++) {
        top[query][place] = best[query].row(place);
      }
    }
    return top;
  }

  private static void gather(
      PaddedRows scores,
      int query,
      int first,
      float[] scales,
      IntPredicate eligible,
      Candidates best) {
    for (int row = 0; row < scores.rows(); row++) {
      float score = scores.get(row, query);
      if (score > best.threshold() && scales[first + row] > 0 && eligible.test(first + row)) {
        best.add(first + row, score);
      }
    }
  }

  private static PaddedRows chunk(FactorMatrix rows, int from, int count) {
    PaddedRows chunk = PaddedRows.allocate(count, rows.rank());
    for (int row = 0; row < count; row++) {
      rows.copyRow(from + row, chunk.values(), chunk.offset(row));
    }
    return chunk;
  }

  private static PaddedRows transposed(FactorMatrix queries) {
    FactorMatrix flipped = FactorMatrix.allocate(queries.rank(), queries.rows(), Arena.ofAuto());
    float[] line = new float[queries.rows()];
    for (int column = 0; column < queries.rank(); column++) {
      for (int query = 0; query < line.length; query++) {
        line[query] = queries.get(query, column);
      }
      flipped.setRow(column, line);
    }
    return flipped.padded();
  }
}
