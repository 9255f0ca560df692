package io.reeltime.serving;

import io.reeltime.data.blend.BlendedUser;
import io.reeltime.data.retrieval.Search;
import io.reeltime.serving.cold.ColdVideos;
import io.reeltime.serving.eligibility.RequestEligibility;
import io.reeltime.serving.generation.Generation;
import io.reeltime.serving.model.LiveModel;
import io.reeltime.serving.model.Scorer;
import io.reeltime.serving.pool.Scan;
import io.reeltime.serving.retrieval.CandidateUnion;
import io.reeltime.serving.retrieval.Ranked;
import io.reeltime.serving.user.UserState.Observations;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The best that the model finds for one user, by the score of all sources: by a scan and what
 * neighbours name beside it; or, where a rule leaves few videos, by asking each of these. Cold
 * videos are scored on the same scale.
 */
final class ModelCandidates implements AutoCloseable {
  /**
   * Candidates that the scan keeps by approximate score, beside those that are wanted: the int8
   * scores of near equals change places, but hardly ever by so many.
   */
  private static final int SPARE = 200;

  /** Videos that are sooner scored one by one than found by a scan. */
  private static final int FEW = 20_000;

  private final LiveModel model;
  private final Scorer scorer;
  private final @Nullable ColdVideos cold;
  private final RequestEligibility eligible;
  private final int wanted;
  private int @Nullable [] few;
  private @Nullable Scan scan;

  /**
   * @param model of the generation
   * @param wanted candidates
   */
  ModelCandidates(LiveModel model, Generation generation, RequestEligibility eligible, int wanted) {
    this.model = model;
    this.scorer = model.lendScorer();
    this.cold = generation.live().coldVideos();
    this.eligible = eligible;
    this.wanted = wanted;
  }

  /** Solves the user; {@code false} when that says nothing of their taste. */
  boolean solve(Observations known) {
    return scorer.user().solve(known.videoIndexes(), known.strengths(), known.count());
  }

  /** What has to be scanned for the solved user; null where few are left. */
  @Nullable Scan scan(long deadlineNanos) {
    few = eligible.candidates(FEW);
    if (few == null) {
      int scanned = wanted + Math.max(SPARE, wanted / 2);
      scorer.search().begin(scorer.user().vector(), eligible::allows, wanted, scanned);
      scan = new Scan(model.index(), scorer.search(), deadlineNanos);
    }
    return scan;
  }

  /** Whether the scan was cut short. */
  boolean isPartial() {
    return scan != null && !scan.isWhole();
  }

  /** Adds the best of all sources. */
  void addTo(Picks picks) {
    BlendedUser user = scorer.user();
    Ranked best = few == null ? united() : bestOf(few);
    Ranked newcomers = cold == null ? Ranked.NONE : cold.best(user.vector(), eligible, wanted);
    // Not asked of cold again: it may have dropped a row meanwhile, and the user scores the
    // snapshot's videos alone.
    int[] cameLater = newcomers.videoIndexes().clone();
    Arrays.sort(cameLater);
    picks.add(
        best.mergedWith(newcomers, wanted),
        video -> Arrays.binarySearch(cameLater, video) >= 0 ? Source.CONTENT : source(video));
  }

  /** Score of any video, 0 for one that the model does not know. */
  float score(int videoIndex) {
    return model.hasFactor(videoIndex) ? scorer.user().score(videoIndex) : 0;
  }

  private Ranked bestOf(int[] videos) {
    BlendedUser user = scorer.user();
    int[] known = IntStream.of(videos).filter(model::hasFactor).toArray();
    return CandidateUnion.topK(
        new int[0], known.length, place -> known[place], user::score, eligible, wanted);
  }

  /**
   * As neighbours only ever add to a score, nothing outside of scan and neighbours can be among the
   * best.
   */
  private Ranked united() {
    BlendedUser user = scorer.user();
    Ranked scanned = rescored(scorer.search(), user);
    if (user.voted() == 0) {
      return scanned;
    }
    int[] found = scanned.videoIndexes().clone();
    Arrays.sort(found);
    return CandidateUnion.topK(found, user.voted(), user::voted, user::score, eligible, wanted);
  }

  private Ranked rescored(Search search, BlendedUser user) {
    search.rescore(user::score, wanted);
    int[] videoIndexes = new int[search.size()];
    float[] scores = new float[videoIndexes.length];
    for (int place = 0; place < videoIndexes.length; place++) {
      videoIndexes[place] = search.row(place);
      scores[place] = search.score(place);
    }
    return new Ranked(videoIndexes, scores);
  }

  private Source source(int video) {
    BlendedUser user = scorer.user();
    return user.voted() > 0 && user.score(video) > 2 * Math.max(0, user.rowScore(video))
        ? Source.NEIGHBOURS
        : Source.FACTORS;
  }

  @Override
  public void close() {
    scorer.close();
  }
}
