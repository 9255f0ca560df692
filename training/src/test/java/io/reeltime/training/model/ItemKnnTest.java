package io.reeltime.training.model;

import static io.reeltime.training.interactions.TestData.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.snapshot.UserHistory;
import io.reeltime.training.interactions.TestData;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.progress.ProgressListener;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ItemKnnTest {

  /** v0 liked by u0 u1 u2, v1 by u0 u1, v2 by u2 u3; u3 refused v0, which counts as nothing. */
  private final TrainingData data =
      TestData.of(
          new float[][] {
            {1f, 5f, NONE}, {1f, 1f, NONE}, {1f, NONE, 1f}, {-1f, NONE, 1f},
          });

  @Test
  void scoresByCosineToTheLikedVideos() {
    // cos(v0, v1) = 2 / sqrt(3 * 2), cos(v0, v2) = 1 / sqrt(3 * 2), cos(v1, v2) = 0
    float[] scores = scores(new ItemKnn(10), new int[] {0}, new float[] {1f});
    assertThat(scores[0]).isZero();
    assertThat(scores[1]).isCloseTo((float) (2 / Math.sqrt(6)), within(1e-6f));
    assertThat(scores[2]).isCloseTo((float) (1 / Math.sqrt(6)), within(1e-6f));
  }

  @Test
  void keepsOnlyTheNearestNeighboursOfEachVideo() {
    // With one neighbour, v0 keeps v1 (2 shared users against 1), v1 keeps v0, v2 keeps v0.
    assertThat(scores(new ItemKnn(1), new int[] {2}, new float[] {1f})).containsExactly(0f, 0f, 0f);
    assertThat(scores(new ItemKnn(1), new int[] {0}, new float[] {1f})[2])
        .isCloseTo((float) (1 / Math.sqrt(6)), within(1e-6f));
  }

  @Test
  void saysNothingWithoutALikedVideo() {
    Scorer scorer = new ItemKnn(10).fit(data, ProgressListener.SILENT).scorer();
    UserHistory refused = new UserHistory(new int[] {0}, new float[] {-1f});
    assertThat(scorer.score(refused, new float[3])).isFalse();
    assertThat(scorer.score(UserHistory.EMPTY, new float[3])).isFalse();
  }

  @Test
  void agreesWithTheDenseCosineOnRandomData() {
    long seed = 11;
    Random random = new Random(seed);
    float[][] strengths = new float[30][12];
    for (float[] row : strengths) {
      for (int video = 0; video < row.length; video++) {
        row[video] = random.nextInt(3) == 0 ? 1f : NONE;
      }
    }
    TrainingData dense = TestData.of(strengths);
    Scorer scorer = new ItemKnn(100).fit(dense, ProgressListener.SILENT).scorer();
    float[] scores = new float[12];
    for (int user = 0; user < 30; user++) {
      if (scorer.score(dense.history(user), scores)) {
        for (int video = 0; video < 12; video++) {
          assertThat(scores[video])
              .as("seed %d, user %d, video %d", seed, user, video)
              .isCloseTo((float) naiveScore(strengths, user, video), within(1e-4f));
        }
      }
    }
  }

  private static double naiveScore(float[][] strengths, int user, int video) {
    double score = 0;
    for (int other = 0; other < strengths[user].length; other++) {
      if (other != video && strengths[user][other] > 0) {
        double shared = 0;
        double ofVideo = 0;
        double ofOther = 0;
        for (float[] row : strengths) {
          shared += row[video] > 0 && row[other] > 0 ? 1 : 0;
          ofVideo += row[video] > 0 ? 1 : 0;
          ofOther += row[other] > 0 ? 1 : 0;
        }
        score += shared == 0 ? 0 : shared / Math.sqrt(ofVideo * ofOther);
      }
    }
    return score;
  }

  private float[] scores(ItemKnn model, int[] videos, float[] strengths) {
    float[] scores = new float[data.videos()];
    model
        .fit(data, ProgressListener.SILENT)
        .scorer()
        .score(new UserHistory(videos, strengths), scores);
    return scores;
  }
}
