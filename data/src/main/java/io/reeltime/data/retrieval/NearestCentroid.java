package io.reeltime.data.retrieval;

import io.reeltime.data.factors.FactorMatrix;
import java.util.Arrays;

/** Assigns rows to centroids, four at a time. Serves one thread. */
final class NearestCentroid {
  private static final int GROUP = 4;

  private final FactorMatrix source;
  private final ExactIndex centroids;
  private final Search[] searches = new Search[GROUP];
  private final float[][] vectors;

  NearestCentroid(FactorMatrix source, ExactIndex centroids) {
    this.source = source;
    this.centroids = centroids;
    this.vectors = new float[GROUP][source.rank()];
    Arrays.setAll(searches, i -> new Search(source.rank()));
  }

  void assign(int[] rows, int from, int to, int[] lists) {
    for (int first = from; first < to; first += GROUP) {
      int count = Math.min(GROUP, to - first);
      for (int i = 0; i < count; i++) {
        source.copyRow(rows[first + i], vectors[i]);
        searches[i].begin(vectors[i], centroid -> true, 0, 1);
      }
      centroids.search(searches, count, ItemIndex.NEVER);
      for (int i = 0; i < count; i++) {
        searches[i].finish();
        lists[first + i] = searches[i].row(0);
      }
    }
  }
}
