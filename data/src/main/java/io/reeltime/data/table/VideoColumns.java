package io.reeltime.data.table;

/**
 * Column names of the video table: every change of the catalogue, one row each. The current state
 * of a video is its row of the highest {@link #LOG_OFFSET}.
 */
public final class VideoColumns {
  public static final String LOG_OFFSET = "log_offset";
  public static final String VIDEO_ID = "video_id";
  public static final String CREATOR_ID = "creator_id";
  public static final String TITLE = "title";
  public static final String CATEGORY = "category";
  public static final String LANGUAGE = "language";
  public static final String DURATION_MILLIS = "duration_millis";

  /** {@code timestamptz}, microseconds. */
  public static final String PUBLISHED_AT = "published_at";

  /** {@code list<string>}. */
  public static final String REGIONS = "regions";

  /** Name of the status constant: {@code string}. */
  public static final String STATUS = "status";

  /** {@code list<float>}, null without one; tables of older versions lack the column. */
  public static final String EMBEDDING = "embedding";

  private VideoColumns() {}
}
