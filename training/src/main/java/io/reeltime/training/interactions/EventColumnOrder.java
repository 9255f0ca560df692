package io.reeltime.training.interactions;

import io.reeltime.data.table.EventColumns;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** The columns of the event table that training reads, and their places in what it reads. */
final class EventColumnOrder {
  static final int USER_ID = 0;
  static final int VIDEO_ID = 1;
  static final int TYPE = 2;
  static final int WATCH_MILLIS = 3;
  static final int DURATION_MILLIS = 4;

  /** Epoch microseconds, as Spark holds a timestamp. */
  static final int TIME = 5;

  private EventColumnOrder() {}

  static Column[] columns() {
    return Stream.of(
            EventColumns.USER_ID,
            EventColumns.VIDEO_ID,
            EventColumns.TYPE,
            EventColumns.WATCH_MILLIS,
            EventColumns.DURATION_MILLIS,
            EventColumns.TIME)
        .map(functions::col)
        .toArray(Column[]::new);
  }
}
