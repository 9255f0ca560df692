package io.reeltime.data.audience;

/**
 * What a user likes at one moment.
 *
 * @param direction unit vector, {@code [tasteDimensions]}
 * @param language the only one fully understood
 * @param topics topic indexes of the interests
 * @param weights of the interests, above 0
 */
record Taste(float[] direction, Language language, int[] topics, double[] weights) {

  /** The topic of an interest, drawn by weight. */
  int topic(double uniform) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double left = uniform * total;
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return topics[i];
      }
    }
    return topics[weights.length - 1];
  }
}
