package io.reeltime.serving.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.blend.BlendWeights;
import io.reeltime.data.blend.BlendedItems;
import io.reeltime.data.blend.BlendedUser;
import io.reeltime.data.blend.NeighbourLists;
import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.factors.Gramian;
import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.serving.explain.Explanation.ByHistory;
import io.reeltime.serving.explain.Explanation.ByPopularity;
import io.reeltime.serving.explain.Explanation.Reason;
import io.reeltime.serving.user.UserState.Observations;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExplainerTest {
  private static final int VIDEOS = 12;
  private static final BlendedItems ITEMS = items();

  @Test
  void namesTheStrongestPastVideosAndSumsToTheScore() {
    Observations observations =
        new Observations(new int[] {2, 5, 7, 9}, new float[] {1, 0.5f, -1, 2}, 4, 3);
    int[] targets = {0, 1, 3, 11};
    BlendedUser user = new BlendedUser(ITEMS);
    user.solve(observations.videoIndexes(), observations.strengths(), observations.count());

    List<Explanation> explanations =
        new Explainer(ITEMS).explain(observations, targets, ColdRows.NONE, 2);

    assertThat(explanations).extracting(Explanation::videoIndex).containsExactly(0, 1, 3, 11);
    for (Explanation explanation : explanations) {
      ByHistory found = (ByHistory) explanation;
      double named = found.strongest().stream().mapToDouble(PastVideo::contribution).sum();
      assertThat(found.score()).isCloseTo(user.score(found.videoIndex()), within(1e-4));
      assertThat(named + found.rest()).isCloseTo(found.score(), within(1e-9));
      assertThat(found.strongest())
          .hasSizeLessThanOrEqualTo(2)
          .allSatisfy(past -> {
            assertThat(past.contribution()).isPositive();
            assertThat(past.videoIndex()).isIn(2, 5, 9);
          });
      assertThat(found.strongest())
          .isSortedAccordingTo((a, b) -> Double.compare(b.contribution(), a.contribution()));
    }
  }

  @Test
  void aVoteIsNamedAsSuch() {
    // Only video 4 speaks for video 10, by 0.9.
    Observations observations = new Observations(new int[] {4}, new float[] {1}, 1, 1);

    ByHistory found =
        (ByHistory)
            new Explainer(ITEMS).explain(observations, new int[] {10}, ColdRows.NONE, 3).getFirst();

    PastVideo past = found.strongest().getFirst();
    assertThat(past.videoIndex()).isEqualTo(4);
    assertThat(past.strength()).isEqualTo(1);
    assertThat((double) past.neighbours()).isCloseTo(9, within(1e-5));
    assertThat(past.strongestTerm()).isEqualTo(Term.NEIGHBOURS);
    assertThat(Term.LOW_PASS.wireName()).isEqualTo("low-pass");
  }

  @Test
  void aColdVideoIsExplainedByTheWholeRowThatItIsScoredBy() {
    Observations observations = new Observations(new int[] {4, 9}, new float[] {1, 0.5f}, 2, 2);
    float[] row = new float[ITEMS.rows().rank()];
    ITEMS.rows().copyRow(4, row);
    int cold = VIDEOS + 3;
    int zeroes = VIDEOS + 5;
    BlendedUser user = new BlendedUser(ITEMS);
    user.solve(observations.videoIndexes(), observations.strengths(), observations.count());
    float[] nothing = new float[row.length];
    ColdRows rows = video -> video == cold ? row : video == zeroes ? nothing : null;

    List<Explanation> found =
        new Explainer(ITEMS).explain(observations, new int[] {cold, 0, zeroes}, rows, 3);

    assertThat(found.getFirst())
        .isInstanceOfSatisfying(
            ByHistory.class,
            byHistory -> {
              assertThat(byHistory.videoIndex()).isEqualTo(cold);
              assertThat(byHistory.score()).isCloseTo(user.rowScore(4), within(1e-4));
              assertThat(byHistory.strongest().getFirst().videoIndex()).isEqualTo(4);
              assertThat(byHistory.strongest().getFirst().lowPass()).isPositive();
            });
    assertThat(found.get(1)).isInstanceOf(ByHistory.class);
    assertThat(found.get(2)).isEqualTo(new ByPopularity(zeroes, Reason.NOTHING_IN_COMMON));
  }

  @Test
  void whatThePastHasNoPartInIsThereByPopularity() {
    Explainer explainer = new Explainer(ITEMS);
    Observations nothing = new Observations(new int[0], new float[0], 0, 0);
    Observations refusals = new Observations(new int[] {3, 0}, new float[] {-1, 0}, 1, 0);
    Observations liked = new Observations(new int[] {3}, new float[] {1}, 1, 1);
    int unknown = VIDEOS + 3;

    assertThat(explainer.explain(nothing, new int[] {0, unknown}, ColdRows.NONE, 3))
        .containsExactly(
            new ByPopularity(0, Reason.NO_HISTORY), new ByPopularity(unknown, Reason.NO_HISTORY));
    assertThat(explainer.explain(refusals, new int[] {0}, ColdRows.NONE, 3))
        .containsExactly(new ByPopularity(0, Reason.ONLY_REFUSALS));
    assertThat(explainer.explain(liked, new int[] {unknown}, ColdRows.NONE, 3))
        .containsExactly(new ByPopularity(unknown, Reason.NEW_VIDEO));
  }

  private static BlendedItems items() {
    Random random = new Random(7);
    int rank = 4;
    FactorMatrix rows = FactorMatrix.allocate(VIDEOS, rank + 3, Arena.ofAuto());
    float[] degrees = new float[VIDEOS];
    int[] starts = new int[VIDEOS + 1];
    for (int video = 0; video < VIDEOS; video++) {
      float[] row = new float[rank + 3];
      for (int column = 0; column < row.length; column++) {
        row[column] = (float) random.nextGaussian() / 2;
      }
      rows.setRow(video, row);
      degrees[video] = 2 + random.nextInt(3);
      starts[video + 1] = video < 4 ? 0 : 1;
    }
    return new BlendedItems(
        rows,
        rank,
        Gramian.of(rows.leadingColumns(rank)),
        ImplicitObjective.mllib(0.1, 1),
        degrees,
        NeighbourLists.of(starts, new int[] {10}, new float[] {0.9f}),
        new BlendWeights(1, 1, 1, 10));
  }
}
