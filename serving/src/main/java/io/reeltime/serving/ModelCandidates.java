package io.reeltime.serving;

import io.reeltime.data.blend.BlendedUser;
import io.reeltime.data.retrieval.Search;
import io.reeltime.serving.cold.ColdVideos;
import io.reeltime.serving.model.Scorer;
import io.reeltime.serving.retrieval.CandidateUnion;
import io.reeltime.serving.retrieval.Eligibility;
import io.reeltime.serving.retrieval.Ranked;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The best of what the scan found and what neighbours name, by the score of all sources. */
final class ModelCandidates {
  /**
   * Candidates that the scan keeps by approximate score, beside those that are wanted: the int8
   * scores of near equals change places, but hardly ever by so many.
   */
  private static final int SPARE = 200;

  private ModelCandidates() {}

  /** How many candidates the scan keeps so that so many can be trusted. */
  static int mostScanned(int wanted) {
    return wanted + Math.max(SPARE, wanted / 2);
  }

  /**
   * Adds them. As neighbours only ever add to a score, nothing outside of the two can be among the
   * best of the snapshot's; cold videos are scored on the same scale.
   *
   * @param scorer whose user is solved and whose search is done
   * @param cold videos that came after the snapshot; null where nothing is known of such
   */
  static void add(Picks picks, Scorer scorer, @Nullable ColdVideos cold, Eligibility eligible) {
    BlendedUser user = scorer.user();
    int wanted = picks.missing();
    Ranked best = rescored(scorer.search(), user, wanted);
    if (user.voted() > 0) {
      int[] found = best.videoIndexes().clone();
      Arrays.sort(found);
      best = CandidateUnion.topK(found, user.voted(), user::voted, user::score, eligible, wanted);
    }
    Ranked newcomers = cold == null ? Ranked.NONE : cold.best(user.vector(), eligible, wanted);
    picks.add(
        best.mergedWith(newcomers, wanted),
        video -> cold != null && cold.row(video) != null ? Source.CONTENT : source(user, video));
  }

  private static Source source(BlendedUser user, int video) {
    return user.voted() > 0 && user.score(video) > 2 * Math.max(0, user.rowScore(video))
        ? Source.NEIGHBOURS
        : Source.FACTORS;
  }

  private static Ranked rescored(Search search, BlendedUser user, int wanted) {
    search.rescore(user::score, wanted);
    int[] videoIndexes = new int[search.size()];
    float[] scores = new float[videoIndexes.length];
    for (int place = 0; place < videoIndexes.length; place++) {
      videoIndexes[place] = search.row(place);
      scores[place] = search.score(place);
    }
    return new Ranked(videoIndexes, scores);
  }
}
