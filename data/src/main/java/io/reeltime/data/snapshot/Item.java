package io.reeltime.data.snapshot;

import io.reeltime.data.event.Video;

/**
 * A video in a snapshot.
 *
 * @param video its catalogue fields
 * @param popularity decayed sum of positive strength over all users, 0 or more
 * @param trending the same with a half-life of a day
 */
public record Item(Video video, float popularity, float trending) {

  public Item {
    requireSum("popularity", popularity, video);
    requireSum("trending", trending, video);
  }

  private static void requireSum(String name, float value, Video video) {
    if (!(value >= 0) || value == Float.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "%s of video '%s': found %s, expected 0 or more".formatted(name, video.videoId(), value));
    }
  }
}
