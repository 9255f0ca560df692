package io.reeltime.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.training.interactions.TestData;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.job.AlsParameters;
import io.reeltime.training.progress.ProgressListener;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClusterAlsIT {
  private static final AlsParameters PARAMETERS = new AlsParameters(4, 20, 0.1, 0.02, 1, 1, 1);

  private static SparkSession session;

  @BeforeAll
  static void start() {
    session =
        SparkSession.builder().master("local[2]").config("spark.ui.enabled", false).getOrCreate();
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  /** One has gone through Spark's blocks and back, the other never left its arrays. */
  @Test
  void aClusterOfOneBlockFindsTheVeryFactorsThatThisJvmFinds() {
    TrainingData data = twoTastes();
    FactorModel local =
        new LocalAls(PARAMETERS, 5, Continuation.NONE).fit(data, ProgressListener.SILENT);
    FactorModel cluster =
        new ClusterAls(PARAMETERS, 5, Continuation.NONE, () -> session)
            .fit(data, ProgressListener.SILENT);
    for (int video = 0; video < data.videos(); video++) {
      for (int column = 0; column < PARAMETERS.rank(); column++) {
        assertThat(cluster.factors().get(video, column))
            .as("seed 9, video %d", video)
            .isEqualTo(local.factors().get(video, column));
      }
    }
  }

  @Test
  void theEstimatorAndTheEngineFindTheSameScores() {
    TrainingData data = twoTastes();
    FactorModel local =
        new LocalAls(PARAMETERS, 5, Continuation.NONE).fit(data, ProgressListener.SILENT);
    FactorModel cluster =
        new ClusterAls(PARAMETERS, 5, Continuation.NONE, () -> session)
            .fit(data, ProgressListener.SILENT);
    assertThat(cluster.objective()).isEqualTo(local.objective());
    for (int user = 0; user < data.users(); user += 9) {
      assertThat(scores(cluster, data, user))
          .as("seed 9, user %d", user)
          .containsExactly(scores(local, data, user), within(0.02f));
    }
  }

  private static TrainingData twoTastes() {
    SplittableRandom random = new SplittableRandom(9);
    float[][] strengths = new float[60][40];
    for (int user = 0; user < 60; user++) {
      for (int video = 0; video < 40; video++) {
        boolean own = (user < 30) == (video < 20);
        strengths[user][video] =
            random.nextDouble() < (own ? 0.5 : 0.05) ? (own ? 1 : -0.5f) : TestData.NONE;
      }
    }
    strengths[3][39] = 0;
    Arrays.fill(strengths[11], TestData.NONE);
    for (float[] user : strengths) {
      user[17] = TestData.NONE;
    }
    return TestData.of(strengths);
  }

  private static float[] scores(FactorModel model, TrainingData data, int user) {
    float[] scores = new float[data.videos()];
    assertThat(model.scorer().score(data.history(user), scores)).isTrue();
    return scores;
  }
}
