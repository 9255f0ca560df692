package io.reeltime.serving;

import io.reeltime.data.event.Video;
import java.time.Instant;

/**
 * A video of an answer.
 *
 * @param score by which it was ranked; comparable within one source of one answer only
 * @param position 0-based place in the answer
 * @param propensity probability with which it was chosen for this place, in (0, 1]
 * @param source what brought it in
 */
public record RecommendedVideo(
    String videoId,
    float score,
    int position,
    double propensity,
    Source source,
    String title,
    String category,
    String creatorId,
    String language,
    long durationMillis,
    Instant publishedAt) {

  /** A video in its place. */
  static RecommendedVideo of(
      Video video, float score, int position, double propensity, Source source) {
    return new RecommendedVideo(
        video.videoId(),
        score,
        position,
        propensity,
        source,
        video.title(),
        video.category(),
        video.creatorId(),
        video.language(),
        video.durationMillis(),
        video.publishedAt());
  }
}
