package io.reeltime.serving.user;

import io.reeltime.serving.model.LiveModel;
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
final class VideoNumbering {
  private final @Nullable LiveModel model;
  private final int modelVideos;
  private final Map<String, Integer> indexes = new ConcurrentHashMap<>();
  private final List<String> videoIds = Collections.synchronizedList(new ArrayList<>());

  VideoNumbering(@Nullable LiveModel model) {
    this.model = model;
    this.modelVideos = model == null ? 0 : model.videos();
  }

  /** Index of a video, or -1 for one that neither snapshot nor log has. */
  int indexOf(String videoId) {
    int videoIndex = model == null ? -1 : model.items().indexOf(videoId);
    return videoIndex >= 0 ? videoIndex : indexes.getOrDefault(videoId, -1);
  }

  int number(String videoId) {
    int videoIndex = indexOf(videoId);
    if (videoIndex >= 0) {
      return videoIndex;
    }
    int next = size();
    videoIds.add(videoId);
    indexes.put(videoId, next);
    return next;
  }

  String videoId(int videoIndex) {
    return model != null && videoIndex < modelVideos
        ? model.items().videoId(videoIndex)
        : videoIds.get(videoIndex - modelVideos);
  }

  /** Number of videos in snapshot and log. */
  int size() {
    return modelVideos + videoIds.size();
  }
}
