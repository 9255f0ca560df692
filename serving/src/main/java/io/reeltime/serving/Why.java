package io.reeltime.serving;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.serving.explain.Explanation;
import io.reeltime.serving.explain.Explanation.ByHistory;
import io.reeltime.serving.explain.Explanation.ByPopularity;
import io.reeltime.serving.explain.Explanation.Reason;
import io.reeltime.serving.user.LiveState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why the videos of an earlier answer were in it.
 *
 * @param requestId of the answer
 * @param snapshotVersion that it was made from
 * @param items one per video of the answer, in order
 */
public record Why(String requestId, @Nullable SnapshotVersion snapshotVersion, List<Item> items) {

  /**
   * One video.
   *
   * @param score by the model: the contributions of all past videos together; 0 without any
   * @param because the past videos that contributed most, the greatest first
   * @param rest what the score has beyond those that are named
   * @param reason why the past has no part in it; null when it has
   */
  public record Item(
      String videoId,
      double score,
      List<Because> because,
      double rest,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Reason reason) {

    static Item of(Explanation explanation, LiveState live) {
      String videoId = live.videoId(explanation.videoIndex());
      return switch (explanation) {
        case ByHistory history ->
            new Item(
                videoId,
                history.score(),
                history.strongest().stream().map(past -> Because.of(past, live)).toList(),
                history.rest(),
                null);
        case ByPopularity popularity -> new Item(videoId, 0, List.of(), 0, popularity.reason());
      };
    }
  }
}
