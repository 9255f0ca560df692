package io.reeltime.serving.eligibility;

import io.reeltime.serving.rule.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks of every video in its answer.
 *
 * @param rule that each must obey; null for none
 * @param region where the answer is shown; null when the request does not say: then no video is
 *     kept back for its regions
 * @param excludedVideoIds that must not come, in any order; ids that nobody knows are ignored
 */
public record Restrictions(
    @Nullable Rule rule, @Nullable String region, List<String> excludedVideoIds) {
  /** A request that restricts nothing. */
  public static final Restrictions NONE = new Restrictions(null, null, List.of());

  public Restrictions {
    excludedVideoIds = List.copyOf(excludedVideoIds);
  }

  /** Why no video at all can come, where the rule alone tells. */
  public Optional<String> contradiction(Instant now) {
    return rule == null
        ? Optional.empty()
        : rule.contradiction(now).map(reason -> "the filter contradicts itself: " + reason);
  }
}
