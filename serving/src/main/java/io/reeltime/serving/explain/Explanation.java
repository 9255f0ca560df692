package io.reeltime.serving.explain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/** Why a video was in an answer. */
public sealed interface Explanation {

  /** The video that was recommended. */
  int videoIndex();

  /**
   * By what the user did: the contributions of all past videos sum to the score.
   *
   * @param score of the video by all terms
   * @param strongest past videos with the greatest contributions, all above 0, in descending order
   * @param rest the sum of all other contributions: {@code score} less those of {@code strongest}
   */
  record ByHistory(int videoIndex, double score, List<PastVideo> strongest, double rest)
      implements Explanation {

    public ByHistory {
      strongest = List.copyOf(strongest);
    }
  }

  /**
   * By nothing the user did: it is there because many like it.
   *
   * @param reason why the past has no part in it
   */
  record ByPopularity(int videoIndex, Reason reason) implements Explanation {}

  /** Why a user's past has no part in a recommendation. */
  enum Reason {
    /** Nothing is known of the user's taste. */
    NO_HISTORY,
    /** The user has only refused so far. */
    ONLY_REFUSALS,
    /** The model sees nothing in common between this video and what the user liked. */
    NOTHING_IN_COMMON,
    /**
     * Nobody had watched the video when the snapshot was made, and it has no row made of what its
     * publisher said, or none any more: the model knows nothing of it.
     */
    NEW_VIDEO;

    /** The name on the wire, such as {@code no-history}. */
    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
