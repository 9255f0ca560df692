package io.reeltime.data.audience;

/**
 * How much a video appeals to a user: the logit of the share of it that they would watch with the
 * mind of an average moment.
 *
 * <p>Weights: a video of the main interest (cosine 0.7) is mostly watched, one of none (cosine 0)
 * mostly skipped; quality moves it by a third of that, a foreign language by a sixth. Keeps
 * scratch: one thread at a time.
 */
final class Appeal {
  private static final double COSINE_WEIGHT = 5.0;
  private static final double QUALITY_WEIGHT = 0.5;
  private static final double FOREIGN_LANGUAGE = -0.7;
  private static final double OFFSET = -2.0;

  private final Catalogue catalogue;
  private final float[] scratch;

  Appeal(Catalogue catalogue, int dimensions) {
    this.catalogue = catalogue;
    this.scratch = new float[dimensions];
  }

  double logit(Taste taste, int videoIndex) {
    double logit =
        OFFSET
            + COSINE_WEIGHT * catalogue.cosine(taste.direction(), videoIndex, scratch)
            + QUALITY_WEIGHT * catalogue.quality(videoIndex);
    return catalogue.language(videoIndex) == taste.language() ? logit : logit + FOREIGN_LANGUAGE;
  }

  static double logistic(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
