package io.reeltime.data.audience;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user is shown, from the top, and who answered for it: goes into the events of the session.
 *
 * @param videoIds in order; ids that are not of this audience are passed over
 * @param propensities probability of each video, or empty when unknown
 * @param requestId the recommendation answer, null for an organic feed
 * @param snapshotVersion model snapshot of that answer, null when there was none
 */
public record Feed(
    List<String> videoIds,
    List<Double> propensities,
    @Nullable String requestId,
    @Nullable String snapshotVersion) {

  /**
   * Checks that the lists match.
   *
   * @throws IllegalArgumentException if there are propensities, but not one for each video
   */
  public Feed {
    videoIds = List.copyOf(videoIds);
    propensities = List.copyOf(propensities);
    if (!propensities.isEmpty() && propensities.size() != videoIds.size()) {
      throw new IllegalArgumentException(
          "propensities: found %d, expected none or one for each of %d videos"
              .formatted(propensities.size(), videoIds.size()));
    }
  }

  /** A feed that no recommender answers for. */
  public static Feed organic(List<String> videoIds) {
    return new Feed(videoIds, List.of(), null, null);
  }

  /** The place in the answer as events carry it: null for a feed without one. */
  @Nullable Integer attributedPosition(int position) {
    return requestId == null ? null : Integer.valueOf(position);
  }

  /** The propensity of a place, null when unknown. */
  @Nullable Double propensity(int position) {
    return propensities.isEmpty() ? null : propensities.get(position);
  }
}
