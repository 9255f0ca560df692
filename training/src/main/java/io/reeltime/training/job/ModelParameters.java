package io.reeltime.training.job;

/**
 * Name and hyper-parameters of a model; a model ignores those it does not have.
 *
 * @param name {@code mllib-als}, {@code popularity} or {@code item-knn}
 * @param rank of the factors
 * @param epochs full alternations of ALS
 * @param regularization lambda
 * @param confidenceScale alpha
 * @param neighbours per video, for item-kNN
 * @param seed of the random numbers
 */
public record ModelParameters(
    String name,
    int rank,
    int epochs,
    double regularization,
    double confidenceScale,
    int neighbours,
    long seed) {

  public ModelParameters {
    require(rank >= 1 && rank <= 4096, "rank", rank, "1 to 4096");
    require(epochs >= 1, "epochs", epochs, "1 or more");
    require(regularization >= 0, "regularization", regularization, "0 or more");
    require(confidenceScale > 0, "confidenceScale", confidenceScale, "above 0");
    require(neighbours >= 1, "neighbours", neighbours, "1 or more");
  }

  /** The defaults: MLlib's best setting on ML-1M, which does well on feeds of its size too. */
  public static ModelParameters defaults(String name) {
    return new ModelParameters(name, 64, 10, 0.1, 1.0, 100, 42);
  }

  private static void require(boolean holds, String name, Object found, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(name + ": found " + found + ", expected " + expected);
    }
  }
}
