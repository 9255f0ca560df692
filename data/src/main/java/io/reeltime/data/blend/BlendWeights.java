package io.reeltime.data.blend;

/**
 * How much each source adds to the factors' score, which itself counts once: {@code weight * scale}
 * times the source's own score.
 *
 * @param lowPassWeight of the low-pass term, 0 leaves it out
 * @param lowPassScale what gives its scores the deviation of the factors' scores
 * @param neighbourWeight of the neighbours, 0 leaves them out
 * @param neighbourScale what gives their scores the deviation of the factors' scores
 */
public record BlendWeights(
    double lowPassWeight, double lowPassScale, double neighbourWeight, double neighbourScale) {

  /** Factors alone. */
  public static final BlendWeights FACTORS_ALONE = new BlendWeights(0, 0, 0, 0);

  public BlendWeights {
    require("lowPassWeight", lowPassWeight);
    require("lowPassScale", lowPassScale);
    require("neighbourWeight", neighbourWeight);
    require("neighbourScale", neighbourScale);
  }

  /** What a score of the low-pass term is multiplied by. */
  public double lowPass() {
    return lowPassWeight * lowPassScale;
  }

  /** What a score of the neighbours is multiplied by. */
  public double neighbours() {
    return neighbourWeight * neighbourScale;
  }

  private static void require(String name, double value) {
    if (!(value >= 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(name + ": found " + value + ", expected 0 or more");
    }
  }
}
