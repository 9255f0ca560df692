package io.reeltime.serving;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.reeltime.data.event.Video;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a user did, for people to look at.
 *
 * @param type wire name; null for what is known from the snapshot, which keeps sums only
 * @param strength signed, as it counts in the user's row
 * @param timestamp null for what is known from the snapshot
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryEntry(
    String videoId,
    String title,
    String category,
    @Nullable String type,
    float strength,
    @Nullable Instant timestamp) {

  static HistoryEntry of(
      Video video, @Nullable String type, float strength, @Nullable Instant timestamp) {
    return new HistoryEntry(
        video.videoId(), video.title(), video.category(), type, strength, timestamp);
  }
}
