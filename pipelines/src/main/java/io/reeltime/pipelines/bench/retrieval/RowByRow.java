package io.reeltime.pipelines.bench.retrieval;

import io.reeltime.data.factors.FactorMatrix;
import java.util.PriorityQueue;

/** The peer: the inner product of every row in float32, and a heap of the best. */
final class RowByRow {
  private final FactorMatrix rows;
  private final int k;

  RowByRow(FactorMatrix rows, int k) {
    this.rows = rows;
    this.k = k;
  }

  /** The k-th best score. */
  float best(float[] user) {
    PriorityQueue<Float> best = new PriorityQueue<>(k);
    float threshold = Float.NEGATIVE_INFINITY;
    for (int row = 0; row < rows.rows(); row++) {
      float score = rows.dot(row, user);
      if (score > threshold || best.size() < k) {
        if (best.size() == k) {
          best.poll();
        }
        best.add(score);
        threshold = best.peek();
      }
    }
    return threshold;
  }
}
