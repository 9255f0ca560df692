package io.reeltime.ingest;

import io.reeltime.data.event.InvalidRecordException;
import io.reeltime.data.event.Video;
import io.reeltime.data.log.EventLog;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The one way in for videos. Safe for use by several threads. */
public final class VideoIngest {
  // Times in tables are 64-bit microseconds: one beyond them would stop the table writer for good.
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private final RecordIngest<Video> ingest;

  public VideoIngest(EventLog log) {
    this.ingest = new RecordIngest<>(log, Video::videoId, VideoIngest::publishedInTableTime);
  }

  /**
   * Stores the good videos of a batch and tells of the bad ones. A video may be published in the
   * future.
   *
   * @return completes when every accepted video is durable; completes exceptionally with {@link
   *     io.reeltime.data.log.LogUnavailableException} when none was stored
   */
  public CompletableFuture<IngestResult> accept(List<? extends Candidate<Video>> batch) {
    return ingest.accept(batch);
  }

  private static void publishedInTableTime(Video video) {
    Instant publishedAt = video.publishedAt();
    if (publishedAt.isBefore(Instant.EPOCH) || publishedAt.isAfter(LATEST)) {
      throw new InvalidRecordException(
          "publishedAt", publishedAt, "between " + Instant.EPOCH + " and " + LATEST);
    }
  }
}
