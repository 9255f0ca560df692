package io.reeltime.ingest.http;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.Video;
import io.reeltime.ingest.EventIngest;
import io.reeltime.ingest.VideoIngest;
import io.reeltime.ingest.arrow.ArrowStreams;
import io.reeltime.ingest.json.JsonRecords;
import io.reeltime.ingest.node.IngestConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;

/** What the endpoints take, and where it goes. */
@Singleton
final class RecordSinks {
  private final int streamBatch;

  RecordSinks(IngestConfig config) {
    this.streamBatch = config.http().streamBatch();
  }

  @Produces
  @Singleton
  RecordSink<Event> events(EventIngest ingest, JsonRecords<Event> json, ArrowStreams arrow) {
    return new RecordSink<>(
        RecordKind.EVENT,
        json,
        Map.of(
            BodyFormat.NDJSON,
            body -> json.readLines(body, streamBatch),
            BodyFormat.ARROW,
            arrow::read),
        ingest::accept);
  }

  @Produces
  @Singleton
  RecordSink<Video> videos(VideoIngest ingest, JsonRecords<Video> json) {
    return new RecordSink<>(
        RecordKind.VIDEO,
        json,
        Map.of(BodyFormat.NDJSON, body -> json.readLines(body, streamBatch)),
        ingest::accept);
  }
}
