package io.reeltime.data.table;

/** Column names of the event table, one row per event; partitioned by day of {@link #TIME}. */
public final class EventColumns {
  /** Place in the event log: {@code bigint}. */
  public static final String LOG_OFFSET = "log_offset";

  public static final String EVENT_ID = "event_id";
  public static final String USER_ID = "user_id";
  public static final String VIDEO_ID = "video_id";

  /** Wire name of the event type: {@code string}. */
  public static final String TYPE = "type";

  public static final String WATCH_MILLIS = "watch_millis";
  public static final String DURATION_MILLIS = "duration_millis";

  /** {@code timestamptz}, microseconds. */
  public static final String TIME = "event_time";

  public static final String REQUEST_ID = "request_id";
  public static final String POSITION = "position";
  public static final String PROPENSITY = "propensity";
  public static final String SNAPSHOT_VERSION = "snapshot_version";

  /** {@code map<string, string>}. */
  public static final String CONTEXT = "context";

  private EventColumns() {}
}
