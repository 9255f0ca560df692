package io.reeltime.serving.shaping;

/** The candidates' relevance, 0 to 1: the score within their range, and freshness. */
final class Relevance {
  private Relevance() {}

  static float[] of(PageRequest request, VideoFeatures features, ShapingSettings settings) {
    float[] relevance = normalised(request.candidates());
    float weight = (float) settings.freshnessWeight();
    for (int place = 0; place < relevance.length && weight > 0; place++) {
      long published = features.publishedAtMillis(request.candidates().videoIndexes()[place]);
      double fresh = Freshness.of(published, request.nowMillis(), settings.freshnessHalfLife());
      relevance[place] = (1 - weight) * relevance[place] + weight * (float) fresh;
    }
    return relevance;
  }

  /** Equal scores are all of relevance 1; candidates that fill up of 0, as the worst scored one. */
  private static float[] normalised(Candidates candidates) {
    float[] relevance = new float[candidates.size()];
    int scored = candidates.scored();
    if (scored > 0) {
      double worst = candidates.scores()[scored - 1];
      double range = candidates.scores()[0] - worst;
      for (int place = 0; place < scored; place++) {
        relevance[place] = range > 0 ? (float) ((candidates.scores()[place] - worst) / range) : 1;
      }
    }
    return relevance;
  }
}
