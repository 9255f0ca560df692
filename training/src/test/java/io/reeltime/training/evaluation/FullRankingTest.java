package io.reeltime.training.evaluation;

import static io.reeltime.training.interactions.TestData.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.training.interactions.HeldOut;
import io.reeltime.training.interactions.TestData;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.model.FittedModel;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FullRankingTest {
  private static final FullRanking AT_TWO = new FullRanking(List.of(2));

  /** Videos v0 to v4; v4 was liked by no one. u2 has no history. Popularity 1, 2, 1, 1, 0. */
  private final TrainingData training =
      TestData.of(
          new float[][] {
            {1f, 1f, NONE, NONE, NONE}, {NONE, 1f, 1f, 1f, 0f}, {NONE, NONE, NONE, NONE, NONE},
          });

  /** Prefers v4, then v3, v2, v1, v0 for everyone with a history. */
  private final FittedModel lastFirst =
      () ->
          (history, scores) -> {
            for (int video = 0; video < scores.length; video++) {
              scores[video] = video;
            }
            return history.size() > 0;
          };

  @Test
  void masksTrainingVideosAndWhatNoOneLiked() {
    // u0: v4 is no candidate, v0 and v1 are masked, so the list is v3, v2; v2 is the second.
    HeldOut heldOut = heldOut(0, 2);
    RankingResult result = AT_TWO.evaluate(lastFirst, training, heldOut);
    assertThat(result.metrics()).containsEntry("recall@2", 1.0);
    assertThat(result.metrics().get("ndcg@2")).isCloseTo(0.63093, within(1e-5));
  }

  @Test
  void countsAVideoThatNoOneLikedInTrainingAsAMiss() {
    assertThat(AT_TWO.evaluate(lastFirst, training, heldOut(0, 4)).metrics())
        .containsEntry("recall@2", 0.0);
  }

  @Test
  void masksTheOtherSplitToo() {
    // u0 without v3: the list is v2 alone, and it is first.
    RankingResult result = AT_TWO.evaluate(lastFirst, training, heldOut(0, 2), heldOut(0, 3));
    assertThat(result.metrics()).containsEntry("ndcg@2", 1.0);
  }

  @Test
  void ranksAUserOfWhomTheModelSaysNothingByPopularity() {
    // By popularity: v1 (2), then of equals the smallest index v0; last first would be v3, v2.
    assertThat(AT_TWO.evaluate(lastFirst, training, heldOut(2, 0)).metrics())
        .containsEntry("recall@2", 1.0);
    assertThat(AT_TWO.evaluate(lastFirst, training, heldOut(2, 3)).metrics())
        .containsEntry("recall@2", 0.0);
  }

  @Test
  void averagesOverUsersWithHeldOutVideosOnly() {
    float[][] strengths = nothing();
    strengths[0][2] = 1f; // hit: recall 1
    strengths[1][4] = 1f; // miss: recall 0; u2 has none and does not count
    RankingResult result = AT_TWO.evaluate(lastFirst, training, TestData.heldOut(strengths));
    assertThat(result.users()).isEqualTo(2);
    assertThat(result.heldOut()).isEqualTo(2);
    assertThat(result.metrics()).containsEntry("recall@2", 0.5);
  }

  @Test
  void hasNoMetricsWithoutHeldOutVideos() {
    RankingResult result = AT_TWO.evaluate(lastFirst, training, HeldOut.none(3));
    assertThat(result.users()).isZero();
    assertThat(result.metrics()).isEmpty();
  }

  @Test
  void refusesACutoffBelowOne() {
    assertThatThrownBy(() -> new FullRanking(List.of(20, 0)))
        .hasMessage("cutoffs: found [20, 0], expected each 1 or more");
  }

  private static HeldOut heldOut(int user, int video) {
    float[][] strengths = nothing();
    strengths[user][video] = 1f;
    return TestData.heldOut(strengths);
  }

  private static float[][] nothing() {
    float[][] strengths = new float[3][5];
    for (float[] row : strengths) {
      Arrays.fill(row, NONE);
    }
    return strengths;
  }
}
