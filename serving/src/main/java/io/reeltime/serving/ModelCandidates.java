package io.reeltime.serving;

import io.reeltime.data.blend.BlendedUser;
import io.reeltime.data.retrieval.Search;
import io.reeltime.serving.model.Scorer;
import io.reeltime.serving.retrieval.CandidateUnion;
import io.reeltime.serving.retrieval.Eligibility;
import io.reeltime.serving.retrieval.Ranked;
import java.util.Arrays;

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
   * best.
   *
   * @param scorer whose user is solved and whose search is done
   */
  static void add(Picks picks, Scorer scorer, Eligibility eligible) {
    BlendedUser user = scorer.user();
    int wanted = picks.missing();
    Ranked scanned = rescored(scorer.search(), user, wanted);
    if (user.voted() == 0) {
      picks.add(scanned, Source.FACTORS);
      return;
    }
    int[] found = scanned.videoIndexes().clone();
    Arrays.sort(found);
    Ranked united =
        CandidateUnion.topK(found, user.voted(), user::voted, user::score, eligible, wanted);
    picks.add(
        united,
        video ->
            user.score(video) > 2 * Math.max(0, user.rowScore(video))
                ? Source.NEIGHBOURS
                : Source.FACTORS);
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
