package io.reeltime.serving.user;

import io.reeltime.data.event.Video;
import io.reeltime.serving.model.LiveModel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue as of now: the snapshot's, overridden by what the log has put since. One thread
 * puts, many read.
 */
final class LiveCatalogue {
  private final @Nullable LiveModel model;
  private final VideoNumbering numbering;
  private final Map<Integer, Put> puts = new ConcurrentHashMap<>();

  LiveCatalogue(@Nullable LiveModel model, VideoNumbering numbering) {
    this.model = model;
    this.numbering = numbering;
  }

  /** A video as put at this offset of the log. */
  private record Put(long offset, Video video) {}

  /** Takes the video unless a later one is here already. */
  void put(long offset, Video video) {
    puts.merge(
        numbering.number(video.videoId()),
        new Put(offset, video),
        (old, newer) -> newer.offset() >= old.offset() ? newer : old);
  }

  /** Whether the video is published by then and not taken down. */
  boolean isVisible(int videoIndex, long atMillis) {
    Put put = puts.isEmpty() ? null : puts.get(videoIndex);
    if (put != null) {
      return put.video().status() == Video.Status.PUBLISHED
          && put.video().publishedAt().toEpochMilli() <= atMillis;
    }
    return model == null
        || videoIndex >= model.videos()
        || (model.items().status(videoIndex) == Video.Status.PUBLISHED
            && model.items().publishedAtMillis(videoIndex) <= atMillis);
  }

  Video video(int videoIndex) {
    Put put = puts.get(videoIndex);
    if (put != null) {
      return put.video();
    }
    return model != null && videoIndex < model.videos()
        ? model.items().video(videoIndex)
        : Video.unknown(numbering.videoId(videoIndex));
  }

  String category(int videoIndex) {
    Put put = puts.get(videoIndex);
    if (put != null) {
      return put.video().category();
    }
    return model != null && videoIndex < model.videos() ? model.items().category(videoIndex) : "";
  }

  /**
   * Takes over what the log may no longer tell: puts that the new snapshot does not have, and, when
   * the new snapshot is older than the one before, what that one knows to be taken down. A takedown
   * must outlive a rollback.
   */
  void inherit(LiveCatalogue before, long snapshotEnd, long beforeSnapshotEnd) {
    LiveModel newer = before.model;
    if (newer != null && beforeSnapshotEnd > snapshotEnd) {
      for (int videoIndex = 0; videoIndex < newer.videos(); videoIndex++) {
        if (newer.items().status(videoIndex) == Video.Status.TAKEN_DOWN) {
          put(beforeSnapshotEnd - 1, newer.items().video(videoIndex));
        }
      }
    }
    for (Put put : before.puts.values()) {
      if (put.offset() >= snapshotEnd) {
        put(put.offset(), put.video());
      }
    }
  }
}
