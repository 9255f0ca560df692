package io.reeltime.data.content;

/**
 * How much the two predictions of a cold row count, by which of them there are. Fitted by least
 * squares on rows of videos that were held out, so that the blend is the expected row and not
 * longer: a weak prediction is drawn to zero.
 *
 * @param contentOfBoth weight of the embedding's prediction beside the creator's, 0 or more
 * @param creatorOfBoth weight of the creator's prediction beside the embedding's, 0 or more
 * @param contentAlone weight of the embedding's prediction, 0 or more
 * @param creatorAlone weight of the creator's prediction, 0 or more
 * @param longestRow Euclidean length to which longer rows are cut: no embedding, however large its
 *     numbers, makes a video louder than an ordinary one
 */
public record ColdBlend(
    double contentOfBoth,
    double creatorOfBoth,
    double contentAlone,
    double creatorAlone,
    double longestRow) {

  /**
   * Checks every weight.
   *
   * @throws IllegalArgumentException naming the component, what was found and what was expected
   */
  public ColdBlend {
    require("contentOfBoth", contentOfBoth);
    require("creatorOfBoth", creatorOfBoth);
    require("contentAlone", contentAlone);
    require("creatorAlone", creatorAlone);
    require("longestRow", longestRow);
  }

  private static void require(String name, double value) {
    if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(name + ": found " + value + ", expected 0 or more");
    }
  }
}
