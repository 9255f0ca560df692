package io.reeltime.training.model;

import static io.reeltime.training.interactions.TestData.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.training.interactions.TestData;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.job.ModelParameters;
import io.reeltime.training.progress.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAlsTest {
  /** Users and videos of two tastes; u000 has nothing, u001 has all but v000, which no one has. */
  private static final TrainingData DATA = twoTastes();

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 512})
  void prefersTheTasteOfTheHistoryAtAnyRank(int rank) {
    Scorer scorer = fit(rank, 4, ProgressListener.SILENT).scorer();
    float[] scores = new float[DATA.videos()];
    assertThat(scorer.score(DATA.history(0), scores)).as("nothing known of the user").isFalse();
    assertThat(scorer.score(DATA.history(1), scores)).as("a user with all videos").isTrue();
    assertThat(scorer.score(DATA.history(4), scores)).isTrue();
    assertThat(scores[0]).isZero();
    if (rank > 1) {
      assertThat(mean(scores, 0)).isGreaterThan(mean(scores, 1));
    }
  }

  @Test
  void isTheSameForTheSameSeed() {
    FactorModel first = fit(8, 3, ProgressListener.SILENT);
    FactorModel second = fit(8, 3, ProgressListener.SILENT);
    for (int video = 0; video < DATA.videos(); video++) {
      for (int column = 0; column < 8; column++) {
        assertThat(second.factors().get(video, column))
            .isEqualTo(first.factors().get(video, column));
      }
    }
  }

  @Test
  void tellsEachEpoch() {
    List<String> told = new ArrayList<>();
    fit(4, 2, (fraction, detail) -> told.add(fraction + " " + detail));
    assertThat(told).containsExactly("0.5 epoch 1 of 2", "1.0 epoch 2 of 2");
  }

  private static FactorModel fit(int rank, int epochs, ProgressListener progress) {
    ModelParameters parameters =
        ModelParameters.defaults("reel-als").with(Map.of("rank", rank, "epochs", epochs));
    return new LocalAls(parameters.als(), 42, Continuation.NONE).fit(DATA, progress);
  }

  private static double mean(float[] scores, int taste) {
    double sum = 0;
    for (int video = 2 + taste; video < scores.length; video += 2) {
      sum += scores[video];
    }
    return sum;
  }

  private static TrainingData twoTastes() {
    Random random = new Random(20261123);
    float[][] strengths = new float[40][22];
    for (int user = 0; user < strengths.length; user++) {
      for (int video = 0; video < strengths[user].length; video++) {
        boolean likes = user == 1 || (user % 2 == video % 2 && random.nextInt(3) > 0);
        strengths[user][video] = user > 0 && video > 0 && likes ? 1f : NONE;
      }
    }
    return TestData.of(strengths);
  }
}
