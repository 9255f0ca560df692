package io.reeltime.training.model;

import static io.reeltime.training.interactions.TestData.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.blend.BlendedItems;
import io.reeltime.data.blend.BlendedUser;
import io.reeltime.data.blend.NeighbourLists;
import io.reeltime.data.snapshot.UserHistory;
import io.reeltime.training.interactions.TestData;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.job.ModelParameters;
import io.reeltime.training.progress.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReelIT {
  private static final TrainingData DATA = data();
  private static final List<Double> FRACTIONS = new ArrayList<>();
  private static SparkSession session;
  private static ServableModel model;

  @BeforeAll
  static void fit() {
    session =
        SparkSession.builder().master("local[2]").config("spark.ui.enabled", false).getOrCreate();
    model = fitted((fraction, _) -> FRACTIONS.add(fraction));
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  @Test
  void hasAllSourcesInTheirSizes() {
    BlendedItems items = model.items();
    assertThat(items.rank()).isEqualTo(8);
    assertThat(items.lowPassRank()).isEqualTo(9);
    assertThat(items.weights().lowPassWeight()).isEqualTo(0.4);
    assertThat(items.weights().neighbourWeight()).isEqualTo(0.3);
    assertThat(items.hasNeighbours()).isTrue();
    for (int video = 0; video < DATA.videos(); video++) {
      assertThat(items.neighbours().of(video).videoIndexes().length).isLessThanOrEqualTo(7);
    }
  }

  @Test
  void findsTheSameNeighboursAndRowsWhenFittedAgain() {
    BlendedItems again = fitted(ProgressListener.SILENT).items();
    assertThat(again.rows().values().mismatch(model.items().rows().values())).isEqualTo(-1);
    for (int video = 0; video < DATA.videos(); video++) {
      NeighbourLists.Neighbours found = again.neighbours().of(video);
      NeighbourLists.Neighbours expected = model.items().neighbours().of(video);
      assertThat(found.videoIndexes()).isEqualTo(expected.videoIndexes());
      assertThat(found.weights()).isEqualTo(expected.weights());
    }
  }

  @Test
  void isScoredOfflineByTheCodeThatServes() {
    Scorer scorer = model.scorer();
    BlendedUser user = new BlendedUser(model.items());
    float[] scores = new float[DATA.videos()];
    for (int index = 0; index < DATA.users(); index += 11) {
      UserHistory history = DATA.history(index);
      assertThat(scorer.score(history, scores)).isTrue();
      user.solve(history.videoIndexes(), history.strengths(), history.size());
      for (int video = 0; video < scores.length; video++) {
        assertThat(scores[video]).isEqualTo(user.score(video), within(1e-5f));
      }
    }
    assertThat(scorer.score(UserHistory.EMPTY, scores)).isFalse();
  }

  @Test
  void tellsHowFarItIs() {
    assertThat(FRACTIONS).isSorted().last().isEqualTo(1.0);
  }

  private static ServableModel fitted(ProgressListener progress) {
    ModelParameters parameters =
        ModelParameters.defaults("reel")
            .with(
                Map.of(
                    "rank", 8,
                    "epochs", 3,
                    "low-pass-weight", 0.4,
                    "neighbours", 7,
                    "neighbour-weight", 0.3));
    return (ServableModel) Recommenders.named(parameters, () -> session).fit(DATA, progress);
  }

  private static TrainingData data() {
    SplittableRandom random = new SplittableRandom(8);
    float[][] strengths = new float[90][36];
    for (int user = 0; user < strengths.length; user++) {
      for (int video = 0; video < 36; video++) {
        boolean likes = random.nextDouble() < (user % 3 == video % 3 ? 0.5 : 0.05);
        strengths[user][video] = likes ? (float) random.nextDouble(-0.2, 2) : NONE;
      }
    }
    return TestData.of(strengths);
  }
}
