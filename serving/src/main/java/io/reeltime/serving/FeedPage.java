package io.reeltime.serving;

import io.reeltime.serving.generation.Generation;
import io.reeltime.serving.model.LiveModel;
import io.reeltime.serving.retrieval.Eligibility;
import io.reeltime.serving.retrieval.OrderedWalk;
import io.reeltime.serving.retrieval.Ranked;
import io.reeltime.serving.retrieval.Scoring;
import io.reeltime.serving.shaping.Candidates;
import io.reeltime.serving.shaping.ExplorationPool;
import io.reeltime.serving.shaping.FeedShaper;
import io.reeltime.serving.shaping.PageRequest;
import io.reeltime.serving.shaping.RequestRandom;
import io.reeltime.serving.shaping.ShapedPage;
import io.reeltime.serving.shaping.Slot;
import io.reeltime.serving.shaping.VideoFeatures;
import java.util.ArrayList;
import java.util.List;

/** Makes a page of the picks: shaped, with a share left to chance. Made for one request. */
final class FeedPage {
  /** The newest eligible videos, from which an explored slot is drawn. */
  private static final int POOL = 100;

  private final FeedShaper shaper;
  private final Generation generation;
  private final Eligibility eligible;
  private final VideoFeatures features;
  private final Scoring scoring;
  private final long nowMillis;

  /**
   * @param scoring of a video of the snapshot that is on the page by chance
   */
  FeedPage(
      FeedShaper shaper,
      Generation generation,
      Eligibility eligible,
      Scoring scoring,
      long nowMillis) {
    this.shaper = shaper;
    this.scoring = scoring;
    this.generation = generation;
    this.eligible = eligible;
    this.features = new LiveFeatures(generation);
    this.nowMillis = nowMillis;
  }

  /**
   * The page.
   *
   * @param picks the best first
   * @param scored how many of them have scores that can be compared
   * @param limit videos wanted
   * @param requestId decides what is left to chance
   */
  List<RecommendedVideo> of(Picks picks, int scored, int limit, String requestId) {
    Candidates candidates = candidates(picks, scored);
    PageRequest request =
        new PageRequest(candidates, pool(), limit, nowMillis, RequestRandom.of(requestId));
    ShapedPage page = shaper.shape(request, features);
    List<RecommendedVideo> videos = new ArrayList<>(page.slots().size());
    for (Slot slot : page.slots()) {
      videos.add(video(slot, picks, videos.size()));
    }
    return videos;
  }

  private static Candidates candidates(Picks picks, int scored) {
    int[] videoIndexes = new int[picks.size()];
    float[] scores = new float[videoIndexes.length];
    for (int place = 0; place < videoIndexes.length; place++) {
      videoIndexes[place] = picks.get(place).videoIndex();
      scores[place] = comparable(picks.get(place));
    }
    return new Candidates(videoIndexes, scores, scored > 0 ? scored : scores.length);
  }

  /** Popularity differs by orders of magnitude; its logarithm can be compared. */
  private static float comparable(Picks.Pick pick) {
    return pick.source() == Source.POPULARITY ? (float) Math.log1p(pick.score()) : pick.score();
  }

  private ExplorationPool pool() {
    LiveModel model = generation.model();
    if (model == null || shaper.settings().explorationShare() == 0) {
      return ExplorationPool.EMPTY;
    }
    Ranked newest =
        OrderedWalk.first(model.newestOrder(), model.items()::popularity, eligible, POOL);
    return ExplorationPool.ofNewAndLittleExposed(
        newest.videoIndexes(),
        newest.scores(),
        features,
        nowMillis,
        shaper.settings().freshnessHalfLife());
  }

  private RecommendedVideo video(Slot slot, Picks picks, int position) {
    boolean ranked = slot.candidate() != Slot.NO_CANDIDATE;
    boolean explored = slot.origin() == Slot.Origin.EXPLORED;
    return RecommendedVideo.of(
        generation.live().video(slot.videoIndex()),
        ranked ? picks.get(slot.candidate()).score() : scoring.score(slot.videoIndex()),
        position,
        slot.propensity(),
        explored ? Source.EXPLORATION : picks.get(slot.candidate()).source());
  }
}
