package io.reeltime.training.model;

import static io.reeltime.training.interactions.TestData.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.snapshot.UserHistory;
import io.reeltime.training.interactions.TestData;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.progress.ProgressListener;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EaseTest {
  private static final double LAMBDA = 3;

  @Test
  void weighsTwoVideosAsTheFormulaSays() {
    // XtX + I = [[3, 1], [1, 2]], its inverse [[2, -1], [-1, 3]] / 5: B01 = 1/3, B10 = 1/2.
    TrainingData data = TestData.of(new float[][] {{1f, 1f}, {1f, NONE}});
    float[] scores = new float[2];
    Scorer scorer = new Ease(1).fit(data, ProgressListener.SILENT).scorer();
    assertThat(scorer.score(history(0, 1f), scores)).isTrue();
    assertThat(scores).containsExactly(new float[] {0, 1 / 3f}, within(1e-6f));
    assertThat(scorer.score(history(1, 1f), scores)).isTrue();
    assertThat(scores).containsExactly(new float[] {1 / 2f, 0}, within(1e-6f));
  }

  @Test
  void hasNothingToSayOfRefusalsAlone() {
    TrainingData data = TestData.of(new float[][] {{1f, 1f}, {1f, NONE}});
    Scorer scorer = new Ease(1).fit(data, ProgressListener.SILENT).scorer();
    assertThat(scorer.score(history(0, -1f), new float[2])).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 64, 65, 200})
  void invertsAsGaussJordanInFullDoes(int videos) {
    TrainingData data = random(80, videos, 20261123L + videos);
    double[][] inverse = naiveInverse(data);
    Scorer scorer = new Ease(LAMBDA).fit(data, ProgressListener.SILENT).scorer();
    float[] scores = new float[videos];
    for (int video = 0; video < videos; video++) {
      scorer.score(history(video, 1f), scores);
      for (int other = 0; other < videos; other++) {
        double expected = other == video ? 0 : -inverse[video][other] / inverse[other][other];
        assertThat((double) scores[other]).isCloseTo(expected, within(1e-6));
      }
    }
  }

  @Test
  void refusesACatalogueThatIsTooLarge() {
    List<String> videos = Collections.nCopies(Ease.MOST_VIDEOS + 1, "v");
    TrainingData data =
        new TrainingData(List.of("u"), videos, new int[2], new int[0], new float[0], new long[0]);
    assertThatThrownBy(() -> new Ease(LAMBDA).fit(data, ProgressListener.SILENT))
        .hasMessageContaining("found 20,001 videos, expected at most 20,000")
        .hasMessageContaining("use item-knn or reel-als");
  }

  @Test
  void refusesARegularisationThatCannotBeInverted() {
    assertThatThrownBy(() -> new Ease(0))
        .hasMessage("regularization: found 0.0, expected above 0 for the model ease");
  }

  private static UserHistory history(int video, float strength) {
    return new UserHistory(new int[] {video}, new float[] {strength});
  }

  private static TrainingData random(int users, int videos, long seed) {
    Random random = new Random(seed);
    float[][] strengths = new float[users][videos];
    for (float[] row : strengths) {
      for (int video = 0; video < videos; video++) {
        row[video] = random.nextInt(4) == 0 ? 1f : NONE;
      }
    }
    return TestData.of(strengths);
  }

  private static double[][] naiveInverse(TrainingData data) {
    int n = data.videos();
    double[][] matrix = new double[n][2 * n];
    for (int user = 0; user < data.users(); user++) {
      UserHistory history = data.history(user);
      for (int first : history.videoIndexes()) {
        for (int second : history.videoIndexes()) {
          matrix[first][second]++;
        }
      }
    }
    for (int i = 0; i < n; i++) {
      matrix[i][i] += LAMBDA;
      matrix[i][n + i] = 1;
    }
    for (int pivot = 0; pivot < n; pivot++) {
      double scale = matrix[pivot][pivot];
      double[] row = Arrays.stream(matrix[pivot]).map(value -> value / scale).toArray();
      matrix[pivot] = row;
      for (int other = 0; other < n; other++) {
        double factor = matrix[other][pivot];
        for (int column = 0; other != pivot && column < 2 * n; column++) {
          matrix[other][column] -= factor * row[column];
        }
      }
    }
    return Arrays.stream(matrix)
        .map(row -> Arrays.copyOfRange(row, n, 2 * n))
        .toArray(double[][]::new);
  }
}
