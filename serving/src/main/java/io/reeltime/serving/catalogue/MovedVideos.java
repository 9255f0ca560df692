package io.reeltime.serving.catalogue;

import java.util.Arrays;

/** The snapshot's videos whose state the log has changed. One thread adds, many read. */
final class MovedVideos {
  private volatile Published published = new Published(new int[16], 0);

  /** Elements from {@code size} on are not published yet. */
  private record Published(int[] videoIndexes, int size) {}

  /** Adds a video that is not here yet. */
  void add(int videoIndex) {
    Published now = published;
    int[] room =
        now.size() < now.videoIndexes().length
            ? now.videoIndexes()
            : Arrays.copyOf(now.videoIndexes(), 2 * now.size());
    room[now.size()] = videoIndex;
    published = new Published(room, now.size() + 1);
  }

  int[] toArray() {
    Published now = published;
    return Arrays.copyOf(now.videoIndexes(), now.size());
  }

  int size() {
    return published.size();
  }
}
