package io.reeltime.serving.catalogue;

import io.reeltime.data.snapshot.ItemTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives every video a dense index: the snapshot's own, and behind them those that only the log
 * knows, in order of appearance. One thread numbers, many look up.
 */
public final class VideoNumbering {
  private final @Nullable ItemTable items;
  private final int snapshotVideos;
  private final Map<String, Integer> indexes = new ConcurrentHashMap<>();
  private final List<String> videoIds = Collections.synchronizedList(new ArrayList<>());

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
    return videoIndex >= 0 ? videoIndex : indexes.getOrDefault(videoId, -1);
  }

  /** The same, but a new video gets the next index. */
  public int number(String videoId) {
    int videoIndex = indexOf(videoId);
    if (videoIndex >= 0) {
      return videoIndex;
    }
    int next = size();
    videoIds.add(videoId);
    indexes.put(videoId, next);
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
