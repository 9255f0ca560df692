package io.reeltime.serving.shaping;

import java.util.ArrayList;
import java.util.List;

/** Shaping without chance, as its definition reads: everything compared with everything. */
final class NaivePage {
  private NaivePage() {}

  static List<Integer> of(
      ShapingSettings settings,
      Candidates candidates,
      TestFeatures features,
      int slots,
      long nowMillis) {
    List<Integer> page = new ArrayList<>();
    while (page.size() < Math.min(slots, candidates.size())) {
      int capped = best(settings, candidates, features, nowMillis, page, true);
      page.add(capped >= 0 ? capped : best(settings, candidates, features, nowMillis, page, false));
    }
    return page;
  }

  private static int best(
      ShapingSettings settings,
      Candidates candidates,
      TestFeatures features,
      long nowMillis,
      List<Integer> page,
      boolean caps) {
    int best = -1;
    double bestValue = Double.NEGATIVE_INFINITY;
    for (int place = 0; place < candidates.size(); place++) {
      int video = candidates.videoIndexes()[place];
      double value = value(settings, candidates, features, nowMillis, page, place);
      // What differs by rounding alone is a tie.
      if (!page.contains(video)
          && (!caps || keepsCaps(settings, features, page, video))
          && value > bestValue + 1e-6) {
        best = video;
        bestValue = value;
      }
    }
    return best;
  }

  private static double value(
      ShapingSettings settings,
      Candidates candidates,
      TestFeatures features,
      long nowMillis,
      List<Integer> page,
      int place) {
    int video = candidates.videoIndexes()[place];
    double relevance = 0;
    if (place < candidates.scored()) {
      double worst = candidates.scores()[candidates.scored() - 1];
      double range = candidates.scores()[0] - worst;
      relevance = range == 0 ? 1 : (candidates.scores()[place] - worst) / range;
    }
    double age = (nowMillis - features.published()[video]) / 86_400_000.0;
    relevance =
        (1 - settings.freshnessWeight()) * relevance
            + settings.freshnessWeight() * Math.pow(0.5, age);
    double alike = 0;
    for (int other : page) {
      alike = Math.max(alike, similarity(features, video, other));
    }
    return settings.relevanceWeight() * relevance - (1 - settings.relevanceWeight()) * alike;
  }

  private static double similarity(TestFeatures features, int a, int b) {
    float[] x = features.rows()[a];
    float[] y = features.rows()[b];
    if (x.length == 0 || y.length == 0) {
      int category = features.categories()[a];
      return category >= 0 && category == features.categories()[b] ? 0.5 : 0;
    }
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += x[i] * y[i];
      xx += x[i] * x[i];
      yy += y[i] * y[i];
    }
    return Math.clamp(xy / Math.sqrt(xx * yy), 0.0, 1.0);
  }

  private static boolean keepsCaps(
      ShapingSettings settings, TestFeatures features, List<Integer> page, int video) {
    int creator = features.creators()[video];
    int within = 0;
    for (int slot = 0; slot < page.size() && creator >= 0; slot++) {
      int distance = page.size() - slot;
      boolean same = features.creators()[page.get(slot)] == creator;
      within += same && distance < settings.creatorWindow() ? 1 : 0;
      if (same && distance < settings.creatorGap()) {
        return false;
      }
    }
    return within < settings.creatorCap();
  }
}
