package io.reeltime.serving.catalogue;

import io.reeltime.data.snapshot.ItemTable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives every video a dense index: the snapshot's own, and behind them those that only the log
 * knows, in order of appearance. One thread numbers, many look up without a lock.
 *
 * <p>A video is here from the moment at which {@link #size} counts it: id and index are found from
 * then on, neither before.
 */
public final class VideoNumbering {
  private final @Nullable ItemTable items;
  private final int snapshotVideos;
  private final Map<String, Integer> indexes = new ConcurrentHashMap<>();
  private final TextList videoIds = new TextList();

  /**
   * @param items of the snapshot; null before the first
   */
  public VideoNumbering(@Nullable ItemTable items) {
    this.items = items;
    this.snapshotVideos = items == null ? 0 : items.size();
  }

  /** Index of a video, or -1 for one that neither snapshot nor log has. */
  public int indexOf(String videoId) {
    int videoIndex = items == null ? -1 : items.indexOf(videoId);
    return videoIndex >= 0 ? videoIndex : liveIndexOf(videoId);
  }

  private int liveIndexOf(String videoId) {
    int videoIndex = indexes.getOrDefault(videoId, -1);
    return videoIndex < size() ? videoIndex : -1;
  }

  /** The same, but a new video gets the next index. */
  public int number(String videoId) {
    int videoIndex = indexOf(videoId);
    if (videoIndex >= 0) {
      return videoIndex;
    }
    int next = size();
    indexes.put(videoId, next);
    // Last: this lets others know of it.
    videoIds.add(videoId);
    return next;
  }

  /** Id of a video, by an index below {@link #size}. */
  public String videoId(int videoIndex) {
    return items != null && videoIndex < snapshotVideos
        ? items.videoId(videoIndex)
        : videoIds.get(videoIndex - snapshotVideos);
  }

  /** Number of videos in snapshot and log. */
  public int size() {
    return snapshotVideos + videoIds.size();
  }
}
