package io.reeltime.serving.rule;

/**
 * A catalogue as columns, texts as codes: what a compiled rule reads.
 *
 * <p>A row is one state of one video: it never changes, so that all of a rule is asked of the same
 * state even while the video is put anew. Safe for many threads.
 */
public interface CatalogueColumns {
  /** What {@link #codeOf} returns for a text that no video has. */
  int NO_CODE = -1;

  /**
   * Number of rows now. Of every row below it each text has its code already, so that what {@link
   * #codeOf} does not know then is in none of them. Ids are the exception: a new video's row comes
   * before its id, so a request first of all counts the videos and looks at no later one.
   */
  int rows();

  /** Code of a text, 0 or more; of a video id the video's index; or {@link #NO_CODE}. */
  int codeOf(TextField field, String value);

  int categoryCode(int row);

  int languageCode(int row);

  int creatorCode(int row);

  /** Where it may be shown, ascending; everywhere when there are none. Not to be written to. */
  int[] regionCodes(int row);

  /** Milliseconds since 1970; of what is taken down {@link Long#MAX_VALUE}. */
  long publishedAtMillis(int row);

  long durationMillis(int row);
}
