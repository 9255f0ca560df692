package io.reeltime.pipelines.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recommendation answer, as far as clients here use it.
 *
 * @param requestId names the answer
 * @param snapshotVersion model that made it, null before the first one
 * @param fallback why it is not personal; null when it is
 * @param tookMicros time the server took
 * @param items best first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FeedAnswer(
    String requestId,
    @Nullable String snapshotVersion,
    @Nullable String fallback,
    long tookMicros,
    List<Item> items) {

  /** One recommended video. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Item(
      String videoId,
      double score,
      int position,
      @Nullable Double propensity,
      @Nullable String source,
      @Nullable String title,
      @Nullable String category) {}
}
