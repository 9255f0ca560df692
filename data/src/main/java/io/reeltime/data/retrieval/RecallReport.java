package io.reeltime.data.retrieval;

import io.reeltime.data.factors.FactorMatrix;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * How much of the best rows an index finds.
 *
 * @param k how many best rows
 * @param candidates gathered by approximate score before they are scored in float32
 * @param queries sampled
 * @param recall share of the k best by float32 that are among the k found, averaged over queries; 1
 *     without queries
 * @param scannedShare share of the index's positions whose scores were computed
 */
public record RecallReport(int k, int candidates, int queries, double recall, double scannedShare) {

  /**
   * Measures.
   *
   * @param source the rows in float32
   * @param queries one per row
   * @param eligible which rows may be found
   * @param best per query its k best eligible rows
   */
  public static RecallReport of(
      ItemIndex index,
      FactorMatrix source,
      FactorMatrix queries,
      IntPredicate eligible,
      int[][] best,
      int k,
      int candidates) {
    Search search = new Search(source.rank());
    float[] vector = new float[source.rank()];
    double recall = 0;
    double scanned = 0;
    for (int query = 0; query < queries.rows(); query++) {
      queries.copyRow(query, vector);
      search.begin(vector, eligible, Math.min(k, candidates), candidates);
      index.search(search, ItemIndex.NEVER);
      search.rescore(row -> source.dot(row, vector), k);
      recall += recall(search, best[query]);
      scanned += (double) search.scanned() / Math.max(1, index.rows().positions());
    }
    int count = queries.rows();
    return count == 0
        ? new RecallReport(k, candidates, 0, 1, 0)
        : new RecallReport(k, candidates, count, recall / count, scanned / count);
  }

  private static double recall(Search search, int[] best) {
    if (best.length == 0) {
      return 1;
    }
    int[] sorted = best.clone();
    Arrays.sort(sorted);
    int found = 0;
    for (int place = 0; place < search.size(); place++) {
      if (Arrays.binarySearch(sorted, search.row(place)) >= 0) {
        found++;
      }
    }
    return (double) found / best.length;
  }
}
