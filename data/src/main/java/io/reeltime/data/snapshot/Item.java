package io.reeltime.data.snapshot;

import io.reeltime.data.event.Video;

/**
 * A video in a snapshot.
 *
 * @param video its catalogue fields
 * @param popularity decayed sum of positive strength over all users, 0 or more
 * @param trending the same with a half-life of a day
 */
public record Item(Video video, float popularity, float trending) {}
