package io.reeltime.serving.shaping;

import java.util.function.IntPredicate;

/** Which videos of the pool may stand in the next slot, and how probable each is. */
final class PoolDraws {
  private final ExplorationPool pool;
  private final boolean[] taken;
  private final double[] openWeights;
  private double openSum;

  PoolDraws(ExplorationPool pool) {
    this.pool = pool;
    this.taken = new boolean[pool.size()];
    this.openWeights = new double[pool.size()];
  }

  /** Opens the pool for a slot: what is not taken and allowed there, by place in the pool. */
  void open(IntPredicate allowed) {
    openSum = 0;
    for (int place = 0; place < openWeights.length; place++) {
      boolean open = !taken[place] && allowed.test(place);
      openWeights[place] = open ? pool.weights()[place] : 0;
      openSum += openWeights[place];
    }
  }

  boolean isEmpty() {
    return openSum == 0;
  }

  /** Probability that a draw gives this place; 0 for a place below 0. */
  double probability(int place) {
    return place < 0 || openSum == 0 ? 0 : openWeights[place] / openSum;
  }

  /** The place that a uniform number in [0, 1) stands for. */
  int draw(double uniform) {
    double left = uniform * openSum;
    int last = -1;
    for (int place = 0; place < openWeights.length; place++) {
      if (openWeights[place] > 0) {
        last = place;
        left -= openWeights[place];
        if (left < 0) {
          return place;
        }
      }
    }
    // Rounding has left a crumb behind the last one.
    return last;
  }

  void take(int place) {
    taken[place] = true;
  }
}
