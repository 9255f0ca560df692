package io.reeltime.serving.shaping;

/** What shaping asks of a video, by video index. Asked by one thread at a time per page. */
public interface VideoFeatures {
  /**
   * Code of what is not known: of no creator, of no category. Equal to nothing, itself included.
   */
  int UNKNOWN = -1;

  /** A number that stands for the creator, or {@link #UNKNOWN}. */
  int creator(int videoIndex);

  /** A number that stands for the category, or {@link #UNKNOWN}. */
  int category(int videoIndex);

  /** When it became visible, milliseconds since 1970. */
  long publishedAtMillis(int videoIndex);

  /** Columns of a factor row. */
  int columns();

  /**
   * Copies the video's factor row to the beginning of {@code into}, which has {@link #columns}
   * elements or more.
   *
   * @return whether it has one; {@code into} is otherwise left alone
   */
  boolean copyRow(int videoIndex, float[] into);
}
