package io.reeltime.data.retrieval;

/**
 * How an index is chosen.
 *
 * @param exactRows up to so many rows the index is exact: a list needs rows to be worth a look
 * @param mostEffort what a clustered index may look at, as a share of what the exact one does
 * @param recall least recall of a clustered index on the sampled queries
 * @param k what the recall is of
 * @param queries how many are sampled
 * @param seed of the clusters
 */
public record IndexSettings(
    int exactRows, double mostEffort, double recall, int k, int queries, long seed) {

  public IndexSettings {
    require("exactRows", exactRows, exactRows >= 0, "0 or more");
    require("mostEffort", mostEffort, mostEffort > 0, "above 0");
    require("recall", recall, recall > 0 && recall <= 1, "above 0, to 1");
    require("k", k, k >= 1, "1 or more");
    require("queries", queries, queries >= 0, "0 or more");
  }

  /** What publishing takes: recall@100 of .98 or more, over 200 queries. */
  public static IndexSettings defaults() {
    return new IndexSettings(20_000, 0.5, 0.98, 100, 200, 1);
  }

  /** Candidates by approximate score among which the best k by exact score are. */
  public static int candidates(int k) {
    return k + Math.max(50, k / 2);
  }

  private static void require(String name, double value, boolean holds, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(name + ": found " + value + ", expected " + expected);
    }
  }
}
