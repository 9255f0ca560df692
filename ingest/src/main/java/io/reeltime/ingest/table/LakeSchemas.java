package io.reeltime.ingest.table;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;

import io.reeltime.data.table.EventColumns;
import io.reeltime.data.table.VideoColumns;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;

/** Schemas of the lake's tables. Field ids are part of the files: never reuse one. */
final class LakeSchemas {
  static final Schema EVENTS =
      new Schema(
          required(1, EventColumns.LOG_OFFSET, Types.LongType.get()),
          required(2, EventColumns.EVENT_ID, Types.StringType.get()),
          required(3, EventColumns.USER_ID, Types.StringType.get()),
          required(4, EventColumns.VIDEO_ID, Types.StringType.get()),
          required(5, EventColumns.TYPE, Types.StringType.get()),
          required(6, EventColumns.WATCH_MILLIS, Types.LongType.get()),
          required(7, EventColumns.DURATION_MILLIS, Types.LongType.get()),
          required(8, EventColumns.TIME, Types.TimestampType.withZone()),
          optional(9, EventColumns.REQUEST_ID, Types.StringType.get()),
          optional(10, EventColumns.POSITION, Types.IntegerType.get()),
          optional(11, EventColumns.PROPENSITY, Types.DoubleType.get()),
          optional(12, EventColumns.SNAPSHOT_VERSION, Types.StringType.get()),
          optional(
              13,
              EventColumns.CONTEXT,
              Types.MapType.ofRequired(14, 15, Types.StringType.get(), Types.StringType.get())));

  static final PartitionSpec EVENTS_BY_DAY =
      PartitionSpec.builderFor(EVENTS).day(EventColumns.TIME).build();

  static final Schema VIDEOS =
      new Schema(
          required(1, VideoColumns.LOG_OFFSET, Types.LongType.get()),
          required(2, VideoColumns.VIDEO_ID, Types.StringType.get()),
          required(3, VideoColumns.CREATOR_ID, Types.StringType.get()),
          required(4, VideoColumns.TITLE, Types.StringType.get()),
          required(5, VideoColumns.CATEGORY, Types.StringType.get()),
          required(6, VideoColumns.LANGUAGE, Types.StringType.get()),
          required(7, VideoColumns.DURATION_MILLIS, Types.LongType.get()),
          required(8, VideoColumns.PUBLISHED_AT, Types.TimestampType.withZone()),
          required(9, VideoColumns.REGIONS, Types.ListType.ofRequired(10, Types.StringType.get())),
          required(11, VideoColumns.STATUS, Types.StringType.get()),
          optional(
              12, VideoColumns.EMBEDDING, Types.ListType.ofRequired(13, Types.FloatType.get())));

  private LakeSchemas() {}
}
