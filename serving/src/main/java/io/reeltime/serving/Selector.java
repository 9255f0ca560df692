package io.reeltime.serving;

import io.reeltime.data.blend.BlendedUser;
import io.reeltime.serving.generation.Generation;
import io.reeltime.serving.model.LiveModel;
import io.reeltime.serving.retrieval.CandidateUnion;
import io.reeltime.serving.retrieval.Eligibility;
import io.reeltime.serving.retrieval.ExactScan;
import io.reeltime.serving.retrieval.OrderedWalk;
import io.reeltime.serving.retrieval.Ranked;
import io.reeltime.serving.user.LiveState;
import io.reeltime.serving.user.UserState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the videos of one answer: which sources are asked, in which order, under which
 * eligibility. Made for one request on one generation.
 */
final class Selector {
  private final @Nullable LiveModel model;
  private final LiveState live;
  private final Eligibility visible;

  /**
   * @param generation held by the caller until the answer is made
   * @param nowMillis by which a video must be published
   */
  Selector(Generation generation, long nowMillis) {
    this.model = generation.model();
    this.live = generation.live();
    this.visible = videoIndex -> live.isVisible(videoIndex, nowMillis);
  }

  /** For a user: by the model, filled up by popularity; never what they have seen. */
  Selection forUser(UserState state, int limit) {
    Eligibility eligible = visible.and(videoIndex -> !state.hasSeen(videoIndex));
    Picks picks = new Picks(limit);
    if (model == null) {
      fillByTrend(picks, eligible, 0);
      return new Selection(Fallback.NO_SNAPSHOT, picks.toList());
    }
    UserState.Observations observations = state.observations(model::hasFactor);
    Fallback fallback = fallback(observations);
    if (fallback == null) {
      addByModel(picks, model, observations, eligible);
    }
    fillByPopularity(model, picks, eligible);
    return new Selection(fallback, picks.toList());
  }

  /** Like a video: by the cosine of factors, or what is popular in its category. */
  Selection similarTo(int videoIndex, int limit) {
    Eligibility others = visible.and(other -> other != videoIndex);
    if (model != null && model.hasFactor(videoIndex)) {
      Picks picks = new Picks(limit);
      picks.add(byCosine(model, videoIndex, others, limit), Source.FACTORS);
      return new Selection(null, picks.toList());
    }
    String category = live.category(videoIndex);
    Eligibility sameCategory = others.and(other -> live.category(other).equals(category));
    Picks picks = new Picks(limit);
    for (Eligibility eligible : new Eligibility[] {sameCategory, others}) {
      if (model == null) {
        fillByTrend(picks, eligible, 0);
      } else {
        fillByPopularity(model, picks, eligible);
      }
    }
    return new Selection(model == null ? Fallback.NO_SNAPSHOT : Fallback.NO_FACTOR, picks.toList());
  }

  /** What trends. */
  Selection trending(int limit) {
    Picks picks = new Picks(limit);
    int[] order = model == null ? new int[0] : model.trendingOrder();
    picks.add(
        OrderedWalk.bestWithMoved(order, live.movedTrends(), live::trending, visible, limit),
        Source.POPULARITY);
    return new Selection(model == null ? Fallback.NO_SNAPSHOT : null, picks.toList());
  }

  private static @Nullable Fallback fallback(UserState.Observations observations) {
    if (observations.count() == 0) {
      return Fallback.UNKNOWN_USER;
    }
    return observations.positives() == 0 ? Fallback.ONLY_NEGATIVE : null;
  }

  private static void addByModel(
      Picks picks, LiveModel model, UserState.Observations observations, Eligibility eligible) {
    int limit = picks.missing();
    model.ask(
        observations.videoIndexes(),
        observations.strengths(),
        observations.count(),
        user -> {
          Ranked scanned =
              ExactScan.topK(
                  0, model.videos(), user::rowScore, eligible.and(model::hasFactor), limit);
          addUnited(picks, user, scanned, eligible, limit);
          return picks;
        });
  }

  /**
   * Adds the best of what the scan found and what neighbours name, by the score of all sources. As
   * neighbours only ever add to a score, nothing outside of the two can be among the best.
   */
  private static void addUnited(
      Picks picks, BlendedUser user, Ranked scanned, Eligibility eligible, int limit) {
    if (user.voted() == 0) {
      picks.add(scanned, Source.FACTORS);
      return;
    }
    int[] found = scanned.videoIndexes().clone();
    Arrays.sort(found);
    Ranked united =
        CandidateUnion.topK(found, user.voted(), user::voted, user::score, eligible, limit);
    picks.add(
        united,
        videoIndex ->
            Arrays.binarySearch(found, videoIndex) >= 0 ? Source.FACTORS : Source.NEIGHBOURS);
  }

  private static Ranked byCosine(LiveModel model, int videoIndex, Eligibility eligible, int limit) {
    float[] query = new float[model.factors().rank()];
    model.factors().copyRow(videoIndex, query);
    float inverseNorm = model.inverseNorm(videoIndex);
    return ExactScan.topK(
        0,
        model.videos(),
        other -> model.factors().dot(other, query) * inverseNorm * model.inverseNorm(other),
        eligible.and(model::hasFactor),
        limit);
  }

  private void fillByPopularity(LiveModel model, Picks picks, Eligibility eligible) {
    if (picks.missing() > 0) {
      Eligibility fresh = picks.notPicked(eligible);
      picks.add(
          OrderedWalk.first(
              model.popularityOrder(), model.items()::popularity, fresh, picks.missing()),
          Source.POPULARITY);
      fillByTrend(picks, eligible, model.videos());
    }
  }

  /** Videos from an index on, by trend; those that do not trend come last. */
  private void fillByTrend(Picks picks, Eligibility eligible, int from) {
    if (picks.missing() > 0) {
      Eligibility fresh = picks.notPicked(eligible);
      picks.add(
          ExactScan.topK(from, live.videos(), live::trending, fresh, picks.missing()),
          Source.POPULARITY);
    }
  }
}
