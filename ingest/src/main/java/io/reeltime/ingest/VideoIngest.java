package io.reeltime.ingest;

import io.reeltime.data.event.Video;
import io.reeltime.data.log.EventLog;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The one way in for videos. Safe for use by several threads. */
public final class VideoIngest {
  private final RecordIngest<Video> ingest;

  public VideoIngest(EventLog log) {
    this.ingest = new RecordIngest<>(log, Video::videoId, () -> _ -> {});
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
}
