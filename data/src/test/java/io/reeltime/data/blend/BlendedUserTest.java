package io.reeltime.data.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.factors.Gramian;
import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.data.factors.RowSolver;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlendedUserTest {
  private static final ImplicitObjective OBJECTIVE = ImplicitObjective.mllib(0.5, 1);

  @Test
  void addsTheLowPassTermAndTheNeighboursByHand() {
    // Factors [2], [1] and low-pass columns [3], [5]; degrees 4 and 1; video 0 speaks for 1 by 0.25
    BlendedItems items =
        items(
            matrix(new float[] {2, 3}, new float[] {1, 5}),
            1,
            new float[] {4, 1},
            NeighbourLists.of(new int[] {0, 1, 1}, new int[] {1}, new float[] {0.25f}),
            new BlendWeights(1, 1, 0.5, 4));
    BlendedUser user = new BlendedUser(items);
    assertThat(user.solve(new int[] {0}, new float[] {1}, 1)).isTrue();
    // Fold-in (5 + 4 + 0.5) x = 2 * 2; low-pass side 3 / 4; neighbours 0.5 * 4 * 0.25
    double foldIn = 4 / 9.5;
    assertThat((double) user.score(0)).isCloseTo(2 * foldIn + 3 * 0.75, within(1e-6));
    assertThat((double) user.rowScore(1)).isCloseTo(foldIn + 5 * 0.75, within(1e-6));
    assertThat((double) user.score(1)).isCloseTo(foldIn + 5 * 0.75 + 0.5, within(1e-6));
    assertThat(user.voted()).isEqualTo(1);
    assertThat(user.voted(0)).isEqualTo(1);
  }

  @Test
  void equalsTheNaiveSumsOnRandomModelsForOneUserAfterAnother() {
    long seed = 20261124;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 20; round++) {
      int videos = 1 + random.nextInt(40);
      int rank = 1 + random.nextInt(20);
      int lowPassRank = random.nextInt(20);
      double neighbourWeight = random.nextInt(3) / 2.0;
      BlendedItems items = random(videos, rank, lowPassRank, neighbourWeight, random);
      BlendedUser user = new BlendedUser(items);
      for (int history = 0; history < 5; history++) {
        int[] indexes =
            random.ints(0, videos).distinct().limit(random.nextInt(videos + 1)).toArray();
        float[] strengths = strengths(indexes.length, random);
        user.solve(indexes, strengths, indexes.length);
        for (int video = 0; video < videos; video++) {
          double naive = naive(items, indexes, strengths, video);
          assertThat((double) user.score(video))
              .as("seed %d, round %d, history %d, video %d", seed, round, history, video)
              .isCloseTo(naive, within(1e-4 * (1 + Math.abs(naive))));
        }
      }
    }
  }

  @Test
  void saysNothingOfNoHistoryOrOfRefusalsAlone() {
    BlendedUser user = new BlendedUser(random(10, 4, 3, 1, new SplittableRandom(5)));
    assertThat(user.solve(new int[] {2}, new float[] {1}, 1)).isTrue();
    assertThat(user.solve(new int[0], new float[0], 0)).isFalse();
    assertThat(user.solve(new int[] {1, 2}, new float[] {-1, -3}, 2)).isFalse();
    for (int video = 0; video < 10; video++) {
      assertThat(user.score(video)).isZero();
    }
  }

  @Test
  void aSourceOfWeightZeroIsNotAsked() {
    BlendedItems with = random(10, 4, 0, 0, new SplittableRandom(6));
    assertThat(with.hasNeighbours()).isFalse();
    BlendedUser user = new BlendedUser(with);
    user.solve(new int[] {3}, new float[] {1}, 1);
    assertThat(user.voted()).isZero();
    assertThat(user.score(1)).isEqualTo(user.rowScore(1));
  }

  @Test
  void aVideoThatNoOneLikedAddsNothingToTheLowPassTerm() {
    BlendedItems items =
        items(
            matrix(new float[] {2, 3}, new float[] {0, 0}),
            1,
            new float[] {4, 0},
            NeighbourLists.none(2),
            new BlendWeights(1, 1, 0, 0));
    BlendedUser user = new BlendedUser(items);
    assertThat(user.solve(new int[] {1}, new float[] {1}, 1)).isFalse();
    assertThat(user.score(0)).isZero();
  }

  @Test
  void partsOfDifferentSizesAreRefused() {
    FactorMatrix rows = matrix(new float[] {1, 2}, new float[] {3, 4});
    assertThatThrownBy(
            () -> items(rows, 1, new float[3], NeighbourLists.none(2), BlendWeights.FACTORS_ALONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("blended items: found 3 degrees and 2 neighbour lists for 2 videos");
    assertThatThrownBy(() -> new BlendWeights(0, Double.NaN, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lowPassScale: found NaN, expected 0 or more");
  }

  private static double naive(BlendedItems items, int[] indexes, float[] strengths, int video) {
    float[] foldIn = new float[items.rank()];
    new RowSolver(items.factors(), items.gramian(), items.objective())
        .solve(indexes, strengths, indexes.length, foldIn);
    double score = 0;
    for (int column = 0; column < items.rank(); column++) {
      score += (double) foldIn[column] * items.rows().get(video, column);
    }
    for (int i = 0; i < indexes.length; i++) {
      double liking = Math.clamp(strengths[i], 0.0, 1.0);
      for (int column = items.rank(); column < items.rows().rank(); column++) {
        score +=
            liking
                / items.degrees()[indexes[i]]
                * items.rows().get(indexes[i], column)
                * items.rows().get(video, column);
      }
      NeighbourLists.Neighbours list = items.neighbours().of(indexes[i]);
      for (int entry = 0; entry < list.videoIndexes().length; entry++) {
        if (list.videoIndexes()[entry] == video) {
          score += liking * items.weights().neighbours() * list.weights()[entry];
        }
      }
    }
    return score;
  }

  static BlendedItems random(
      int videos, int rank, int lowPassRank, double neighbourWeight, SplittableRandom random) {
    FactorMatrix rows = FactorMatrix.allocate(videos, rank + lowPassRank, Arena.ofAuto());
    float[] degrees = new float[videos];
    int[] starts = new int[videos + 1];
    int[] neighbours = new int[videos * videos];
    float[] weights = new float[videos * videos];
    for (int video = 0; video < videos; video++) {
      rows.setRow(video, strengths(rank + lowPassRank, random));
      degrees[video] = 1 + random.nextInt(9);
      starts[video + 1] = starts[video];
      for (int other = 0; other < videos; other++) {
        if (other != video && random.nextInt(4) == 0) {
          neighbours[starts[video + 1]] = other;
          weights[starts[video + 1]++] = (float) random.nextDouble(0.1, 1);
        }
      }
    }
    return items(
        rows,
        rank,
        degrees,
        NeighbourLists.of(starts, neighbours, weights),
        new BlendWeights(0.3, 1, neighbourWeight, 0.7));
  }

  static float[] strengths(int count, SplittableRandom random) {
    float[] strengths = new float[count];
    for (int i = 0; i < count; i++) {
      strengths[i] = (float) random.nextGaussian();
    }
    return strengths;
  }

  static BlendedItems items(
      FactorMatrix rows,
      int rank,
      float[] degrees,
      NeighbourLists neighbours,
      BlendWeights weights) {
    Gramian gramian = Gramian.of(rows.leadingColumns(rank));
    return new BlendedItems(rows, rank, gramian, OBJECTIVE, degrees, neighbours, weights);
  }

  static FactorMatrix matrix(float[]... rows) {
    FactorMatrix matrix = FactorMatrix.allocate(rows.length, rows[0].length, Arena.ofAuto());
    for (int row = 0; row < rows.length; row++) {
      matrix.setRow(row, rows[row]);
    }
    return matrix;
  }
}
