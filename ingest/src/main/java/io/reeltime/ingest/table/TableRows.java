package io.reeltime.ingest.table;

import io.reeltime.data.event.Embedding;
import io.reeltime.data.event.Event;
import io.reeltime.data.event.Video;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.jspecify.annotations.Nullable;

/** Events and videos as rows of their tables. Times lose what is finer than a microsecond. */
final class TableRows {
  // Copied for each row: making one from its schema goes through a cache that costs more than the
  // row itself, and has itself cleaned up on other threads.
  private static final GenericRecord EVENT = GenericRecord.create(LakeSchemas.EVENTS);
  private static final GenericRecord VIDEO = GenericRecord.create(LakeSchemas.VIDEOS);

  private TableRows() {}

  static Record of(long offset, Event event) {
    return row(
        EVENT,
        offset,
        event.eventId(),
        event.userId(),
        event.videoId(),
        event.type().wireName(),
        event.watchMillis(),
        event.durationMillis(),
        time(event.timestamp()),
        event.requestId(),
        event.position(),
        event.propensity(),
        event.snapshotVersion(),
        event.context().isEmpty() ? null : event.context());
  }

  static Record of(long offset, Video video) {
    return row(
        VIDEO,
        offset,
        video.videoId(),
        video.creatorId(),
        video.title(),
        video.category(),
        video.language(),
        video.durationMillis(),
        time(video.publishedAt()),
        video.regions(),
        video.status().name(),
        embedding(video.embedding()));
  }

  private static @Nullable List<Float> embedding(Embedding embedding) {
    if (embedding.isEmpty()) {
      return null;
    }
    List<Float> values = new ArrayList<>(embedding.length());
    for (int i = 0; i < embedding.length(); i++) {
      values.add(embedding.get(i));
    }
    return values;
  }

  /** Values in the order of the columns in {@link LakeSchemas}: a look-up by name costs as much. */
  private static Record row(GenericRecord empty, @Nullable Object... values) {
    GenericRecord row = empty.copy();
    for (int column = 0; column < values.length; column++) {
      row.set(column, values[column]);
    }
    return row;
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
