package io.reeltime.serving.rule;

/**
 * Lists of the videos that have a text, as they were when the catalogue was loaded. Whoever uses
 * them adds what has changed since. Safe for many threads.
 */
public interface VideosByText {

  /**
   * Number of videos whose field had this code.
   *
   * @param field category, language or creator
   * @param code one of {@link CatalogueColumns#codeOf}, also of a text that came later
   */
  int count(TextField field, int code);

  /**
   * Copies their indexes.
   *
   * @param from where in the target to begin
   * @return where they end there
   */
  int copy(TextField field, int code, int[] target, int from);
}
