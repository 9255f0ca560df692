package io.reeltime.ingest.table;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.Video;
import io.reeltime.data.table.EventColumns;
import io.reeltime.data.table.VideoColumns;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;

/** Events and videos as rows of their tables. Times lose what is finer than a microsecond. */
final class TableRows {
  // Copied for each row: making one from its schema goes through a cache that costs more than the
  // row itself, and has itself cleaned up on other threads.
  private static final GenericRecord EVENT = GenericRecord.create(LakeSchemas.EVENTS);
  private static final GenericRecord VIDEO = GenericRecord.create(LakeSchemas.VIDEOS);

  private TableRows() {}

  static Record of(long offset, Event event) {
    GenericRecord row = EVENT.copy();
    row.setField(EventColumns.LOG_OFFSET, offset);
    row.setField(EventColumns.EVENT_ID, event.eventId());
    row.setField(EventColumns.USER_ID, event.userId());
    row.setField(EventColumns.VIDEO_ID, event.videoId());
    row.setField(EventColumns.TYPE, event.type().wireName());
    row.setField(EventColumns.WATCH_MILLIS, event.watchMillis());
    row.setField(EventColumns.DURATION_MILLIS, event.durationMillis());
    row.setField(EventColumns.TIME, time(event.timestamp()));
    row.setField(EventColumns.REQUEST_ID, event.requestId());
    row.setField(EventColumns.POSITION, event.position());
    row.setField(EventColumns.PROPENSITY, event.propensity());
    row.setField(EventColumns.SNAPSHOT_VERSION, event.snapshotVersion());
    row.setField(EventColumns.CONTEXT, event.context().isEmpty() ? null : event.context());
    return row;
  }

  static Record of(long offset, Video video) {
    GenericRecord row = VIDEO.copy();
    row.setField(VideoColumns.LOG_OFFSET, offset);
    row.setField(VideoColumns.VIDEO_ID, video.videoId());
    row.setField(VideoColumns.CREATOR_ID, video.creatorId());
    row.setField(VideoColumns.TITLE, video.title());
    row.setField(VideoColumns.CATEGORY, video.category());
    row.setField(VideoColumns.LANGUAGE, video.language());
    row.setField(VideoColumns.DURATION_MILLIS, video.durationMillis());
    row.setField(VideoColumns.PUBLISHED_AT, time(video.publishedAt()));
    row.setField(VideoColumns.REGIONS, video.regions());
    row.setField(VideoColumns.STATUS, video.status().name());
    return row;
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
