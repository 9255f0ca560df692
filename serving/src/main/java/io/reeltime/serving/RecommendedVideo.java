package io.reeltime.serving;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.reeltime.data.event.Video;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A video of an answer.
 *
 * @param score by which it was ranked; comparable within one source of one answer only
 * @param position 0-based place in the answer
 * @param propensity probability with which it was chosen for this place, in (0, 1]
 * @param source what brought it in
 * @param because the past videos that contributed most to its score; null when not asked for
 */
public record RecommendedVideo(
    String videoId,
    float score,
    int position,
    double propensity,
    Source source,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Because> because,
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
        null,
        video.title(),
        video.category(),
        video.creatorId(),
        video.language(),
        video.durationMillis(),
        video.publishedAt());
  }

  /** The same with its reasons. */
  RecommendedVideo because(List<Because> reasons) {
    return new RecommendedVideo(
        videoId,
        score,
        position,
        propensity,
        source,
        List.copyOf(reasons),
        title,
        category,
        creatorId,
        language,
        durationMillis,
        publishedAt);
  }
}
