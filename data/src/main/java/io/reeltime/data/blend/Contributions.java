package io.reeltime.data.blend;

/**
 * What the videos of a history contribute to one score, by place in the history.
 *
 * @param factors by the fold-in
 * @param lowPass by the low-pass term
 * @param neighbours by the neighbours' votes
 */
public record Contributions(float[] factors, float[] lowPass, float[] neighbours) {

  /** Number of observations. */
  public int size() {
    return factors.length;
  }

  /** Of one observation, by all sources. */
  public double of(int place) {
    return (double) factors[place] + lowPass[place] + neighbours[place];
  }

  /** Of all observations: the score. */
  public double sum() {
    double sum = 0;
    for (int place = 0; place < size(); place++) {
      sum += of(place);
    }
    return sum;
  }
}
