package io.reeltime.training.blend;

import static io.reeltime.training.interactions.TestData.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.blend.NeighbourLists;
import io.reeltime.training.interactions.TestData;
import io.reeltime.training.interactions.TrainingData;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoOccurrenceTest {
  private static final long SEED = 31;

  @Test
  void weighsByHand() {
    // u0 likes v0 v1 (degree 2), u1 likes v0 v2, half (degree 1.5); degrees 2, 1, 1 at least
    NeighbourLists lists =
        lists(TestData.of(new float[][] {{1f, 1f, NONE}, {1f, NONE, 0.5f}, {-1f, 0f, NONE}}), 5, 1);
    assertThat(lists.of(0).videoIndexes()).containsExactly(1, 2);
    assertThat(lists.of(0).weights())
        .containsExactly(
            new float[] {
              (float) (1 / 2.0 / Math.sqrt(2 * 1)), (float) (0.5 / 1.5 / Math.sqrt(2 * 1))
            },
            within(1e-6f));
    assertThat(lists.of(1).videoIndexes()).containsExactly(0);
    assertThat(lists.of(2).videoIndexes()).containsExactly(0);
  }

  @Test
  void equalsTheNaiveSumsHoweverItIsPartitioned() {
    float[][] strengths = random(40, 23);
    TrainingData data = TestData.of(strengths);
    for (int parts : new int[] {1, 3, 23}) {
      NeighbourLists lists = lists(data, 100, parts);
      for (int video = 0; video < 23; video++) {
        float[] dense = new float[23];
        NeighbourLists.Neighbours list = lists.of(video);
        for (int i = 0; i < list.videoIndexes().length; i++) {
          dense[list.videoIndexes()[i]] = list.weights()[i];
        }
        for (int other = 0; other < 23; other++) {
          assertThat((double) dense[other])
              .as("seed %d, parts %d, %d to %d", SEED, parts, video, other)
              .isCloseTo(naive(strengths, data, video, other), within(1e-5));
        }
      }
    }
  }

  @Test
  void keepsTheStrongest() {
    TrainingData data = TestData.of(random(60, 30));
    NeighbourLists all = lists(data, 100, 1);
    NeighbourLists few = lists(data, 4, 1);
    for (int video = 0; video < 30; video++) {
      float weakest = Float.MAX_VALUE;
      for (float weight : few.of(video).weights()) {
        weakest = Math.min(weakest, weight);
      }
      int stronger = 0;
      for (float weight : all.of(video).weights()) {
        stronger += weight > weakest ? 1 : 0;
      }
      assertThat(few.of(video).weights().length).isLessThanOrEqualTo(4);
      assertThat(stronger).isLessThan(4);
    }
  }

  @Test
  void ofALongHistoryOnlyTheNewestLikesCount() {
    TrainingData data =
        new TrainingData(
            List.of("u"),
            List.of("a", "b", "c", "d", "e"),
            new int[] {0, 5},
            new int[] {0, 1, 2, 3, 4},
            new float[] {1, 1, 1, -1, 1},
            new long[] {10, 40, 20, 50, 20});
    CoOccurrence newest = CoOccurrence.of(Likings.of(data), data, 2);
    // b at 40, and of c and e, both at 20, the smaller index; d was refused
    assertThat(newest.part(0, 1, 9).lengths()).containsExactly(0, 1, 1, 0, 0);
    assertThat(newest.part(0, 1, 9).videos()).containsExactly(2, 1);
    assertThat(CoOccurrence.of(Likings.of(data), data, 4).part(0, 1, 9).lengths())
        .containsExactly(3, 3, 3, 0, 3);
  }

  private static NeighbourLists lists(TrainingData data, int most, int parts) {
    CoOccurrence coOccurrence = CoOccurrence.of(Likings.of(data), data);
    return SparkNeighbours.assemble(
        IntStream.range(0, parts).mapToObj(part -> coOccurrence.part(part, parts, most)).toList(),
        data.videos());
  }

  private static double naive(float[][] strengths, TrainingData data, int video, int other) {
    Likings likings = Likings.of(data);
    double sum = 0;
    for (int user = 0; user < strengths.length; user++) {
      double both = liking(strengths[user][video]) * liking(strengths[user][other]);
      sum += both == 0 ? 0 : both / likings.userDegrees()[user];
    }
    double[] degrees = likings.videoDegrees();
    return video == other || sum == 0 ? 0 : sum / Math.sqrt(degrees[video] * degrees[other]);
  }

  private static double liking(float strength) {
    return Float.isNaN(strength) ? 0 : Math.clamp(strength, 0.0, 1.0);
  }

  private static float[][] random(int users, int videos) {
    SplittableRandom random = new SplittableRandom(SEED);
    float[][] strengths = new float[users][videos];
    for (float[] row : strengths) {
      for (int video = 0; video < videos; video++) {
        row[video] = random.nextInt(4) == 0 ? (float) random.nextDouble(-0.5, 2) : NONE;
      }
    }
    return strengths;
  }
}
