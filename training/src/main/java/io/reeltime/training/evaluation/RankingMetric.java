package io.reeltime.training.evaluation;

import java.util.Locale;

/** A metric of one user's ranked list; {@code hits[i]} says whether place i is held out. */
enum RankingMetric {
  /** Hits over all held-out videos of the user, as in the LightGCN literature. */
  RECALL {
    @Override
    double of(boolean[] hits, int cutoff, int heldOut) {
      int count = 0;
      for (int place = 0; place < Math.min(cutoff, hits.length); place++) {
        count += hits[place] ? 1 : 0;
      }
      return count / (double) heldOut;
    }
  },

  /**
   * Discounted cumulative gain (Järvelin and Kekäläinen 2002) with binary gain and discount {@code
   * 1 / log2(place + 2)}, over that of the ideal list, which has {@code min(cutoff, heldOut)} hits.
   */
  NDCG {
    @Override
    double of(boolean[] hits, int cutoff, int heldOut) {
      double gain = 0;
      for (int place = 0; place < Math.min(cutoff, hits.length); place++) {
        gain += hits[place] ? discount(place) : 0;
      }
      double ideal = 0;
      for (int place = 0; place < Math.min(cutoff, heldOut); place++) {
        ideal += discount(place);
      }
      return gain / ideal;
    }
  };

  abstract double of(boolean[] hits, int cutoff, int heldOut);

  /** Name in reports, such as {@code recall@20}. */
  String at(int cutoff) {
    return name().toLowerCase(Locale.ROOT) + "@" + cutoff;
  }

  private static double discount(int place) {
    return Math.log(2) / Math.log(place + 2.0);
  }
}
