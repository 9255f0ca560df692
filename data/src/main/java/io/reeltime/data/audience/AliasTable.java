package io.reeltime.data.audience;

/**
 * Draws indexes in proportion to weights, in constant time: Walker's alias method, built as in
 * Vose, "A linear algorithm for generating random numbers with a given distribution" (IEEE TSE,
 * 1991).
 */
final class AliasTable {
  private final float[] keep;
  private final int[] alias;

  /**
   * @param weights 0 or more; if there are any, one above 0
   */
  AliasTable(double[] weights) {
    int size = weights.length;
    this.keep = new float[size];
    this.alias = new int[size];
    double[] scaled = scaledToMeanOne(weights);
    int[] pending = new int[size];
    int small = 0;
    int large = size;
    for (int i = 0; i < size; i++) {
      pending[scaled[i] < 1 ? small++ : --large] = i;
    }
    // Small ones lie below `small`, large ones from `large` on; each step settles one small one.
    while (small > 0 && large < size) {
      int poor = pending[--small];
      int rich = pending[large];
      keep[poor] = (float) scaled[poor];
      alias[poor] = rich;
      scaled[rich] -= 1 - scaled[poor];
      if (scaled[rich] < 1) {
        large++;
        pending[small++] = rich;
      }
    }
    settle(pending, 0, small);
    settle(pending, large, size);
  }

  /** The index at a quantile in [0, 1). */
  int index(double uniform) {
    double place = uniform * keep.length;
    int index = (int) place;
    return place - index < keep[index] ? index : alias[index];
  }

  private void settle(int[] pending, int from, int to) {
    for (int i = from; i < to; i++) {
      keep[pending[i]] = 1;
    }
  }

  private static double[] scaledToMeanOne(double[] weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double[] scaled = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      scaled[i] = weights[i] * weights.length / total;
    }
    return scaled;
  }
}
