package io.reeltime.training.blend;

import static io.reeltime.training.interactions.TestData.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.training.interactions.TestData;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LowPassTest {
  private static final long SEED = 5;

  @Test
  void isTheProjectionOfTheDegreeNormalisedHistory() {
    float[][] strengths = tastes(60, 24, 3);
    Likings likings = Likings.of(TestData.of(strengths));
    FactorMatrix rows = LowPass.rows(likings, 3, SEED);
    double[][] vectors = DenseSingularVectors.of(normalised(strengths, likings), 3);
    for (int user = 0; user < 60; user += 7) {
      for (int video = 0; video < 24; video++) {
        double found = 0;
        double expected = 0;
        for (int other = 0; other < 24; other++) {
          double liking = liking(strengths[user][other]);
          double degree = Math.pow(likings.videoDegrees()[other], 0.6);
          for (int k = 0; k < 3; k++) {
            found += liking / degree * rows.get(other, k) * rows.get(video, k);
            expected +=
                liking
                    / Math.sqrt(degree)
                    * vectors[k][other]
                    * vectors[k][video]
                    * Math.sqrt(Math.pow(likings.videoDegrees()[video], 0.6));
          }
        }
        assertThat(found).as("user %d, video %d", user, video).isCloseTo(expected, within(1e-3));
      }
    }
  }

  @Test
  void aVideoThatNoOneLikedHasARowOfZeroes() {
    float[][] strengths = tastes(40, 12, 2);
    for (float[] row : strengths) {
      row[4] = row[4] > 0 ? -1 : NONE;
    }
    Likings likings = Likings.of(TestData.of(strengths));
    assertThat(likings.videoDegrees()[4]).isZero();
    FactorMatrix rows = LowPass.rows(likings, 2, SEED);
    assertThat(rows.norm(4)).isZero();
    assertThat(rows.norm(5)).isPositive();
  }

  @Test
  void keepsAtMostAQuarterOfTheVideosOrUsersAsVectors() {
    assertThat(LowPass.rank(Likings.of(TestData.of(tastes(100, 40, 2))), 256)).isEqualTo(10);
    assertThat(LowPass.rank(Likings.of(TestData.of(tastes(20, 40, 2))), 256)).isEqualTo(5);
    assertThat(LowPass.rank(Likings.of(TestData.of(tastes(100, 40, 2))), 3)).isEqualTo(3);
    assertThat(LowPass.rank(Likings.of(TestData.of(new float[][] {{1f, NONE}})), 256)).isZero();
    assertThat(LowPass.rank(Likings.of(TestData.of(new float[][] {{-1f, NONE}})), 256)).isZero();
  }

  @Test
  void aLikeFadesAndManyEventsCountOnceAndADegreeIsOneAtLeast() {
    Likings likings = Likings.of(TestData.of(new float[][] {{0.25f, 7f, -2f}, {NONE, 0.5f, 0f}}));
    assertThat(likings.rows().strengths()).containsExactly(0.25f, 1f, 0.5f);
    assertThat(likings.userDegrees()).containsExactly(1.25, 0.5);
    assertThat(likings.videoDegrees()).containsExactly(1, 1.5, 0);
    assertThat(likings.activeVideos()).isEqualTo(2);
  }

  /** Users of so many tastes, who like most videos of their own and few others. */
  private static float[][] tastes(int users, int videos, int tastes) {
    SplittableRandom random = new SplittableRandom(SEED);
    float[][] strengths = new float[users][videos];
    for (int user = 0; user < users; user++) {
      for (int video = 0; video < videos; video++) {
        boolean own = user % tastes == video % tastes;
        boolean likes = random.nextDouble() < (own ? 0.8 : 0.03);
        strengths[user][video] = likes ? (float) random.nextDouble(0.2, 3) : NONE;
      }
    }
    return strengths;
  }

  private static double[][] normalised(float[][] strengths, Likings likings) {
    double[][] normalised = new double[strengths.length][strengths[0].length];
    for (int user = 0; user < strengths.length; user++) {
      for (int video = 0; video < strengths[user].length; video++) {
        double degrees =
            (likings.userDegrees()[user] + LowPass.USER_SHRINKAGE) * likings.videoDegrees()[video];
        normalised[user][video] =
            degrees == 0 ? 0 : liking(strengths[user][video]) / Math.sqrt(degrees);
      }
    }
    return normalised;
  }

  private static double liking(float strength) {
    return Float.isNaN(strength) ? 0 : Math.clamp(strength, 0.0, 1.0);
  }
}
