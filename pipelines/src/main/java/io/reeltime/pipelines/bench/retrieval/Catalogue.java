package io.reeltime.pipelines.bench.retrieval;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.linear.Workers;
import io.reeltime.data.retrieval.FloatScan;
import io.reeltime.data.retrieval.SyntheticFactors;
import java.lang.foreign.Arena;
import java.util.function.IntPredicate;

/**
 * A generated catalogue, users, and their best rows by float32.
 *
 * @param rows the catalogue
 * @param users one query per row
 * @param best per user the best {@value #K} rows
 */
record Catalogue(FactorMatrix rows, FactorMatrix users, int[][] best) {
  static final int K = 100;

  private static final int HASH = 0x9E3779B9;
  private static final int HASH_SHIFT = 8;

  static Catalogue of(RetrievalCase size, int queries, long seed, Workers workers, Arena arena) {
    int topics = 2 * (int) Math.sqrt(size.rows());
    SyntheticFactors world = new SyntheticFactors(topics, size.columns(), seed);
    FactorMatrix rows = world.rows(size.rows(), arena);
    FactorMatrix users = world.queries(queries, arena);
    return new Catalogue(rows, users, FloatScan.topK(rows, users, row -> true, K, workers));
  }

  /** Per user the best rows of those that are eligible. */
  int[][] best(int percent, Workers workers) {
    return FloatScan.topK(rows, users, eligible(percent), K, workers);
  }

  /** Whether a row's hash falls into the lowest percents. */
  static IntPredicate eligible(int percent) {
    return row -> percent >= 100 || ((row * HASH) >>> HASH_SHIFT) % 100 < percent;
  }

  float[] user(int index) {
    float[] vector = new float[users.rank()];
    users.copyRow(index, vector);
    return vector;
  }
}
