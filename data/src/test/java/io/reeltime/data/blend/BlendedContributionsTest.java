package io.reeltime.data.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.factors.FactorMatrix;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlendedContributionsTest {

  @Test
  void fallsApartBySourceByHand() {
    // As in BlendedUserTest: (5 + 4 + 0.5) x = 2 * 2, so video 0 gives 2 * 2 / 9.5 * 1 to video 1
    FactorMatrix rows = BlendedUserTest.matrix(new float[] {2, 3}, new float[] {1, 5});
    NeighbourLists neighbours =
        NeighbourLists.of(new int[] {0, 1, 1}, new int[] {1}, new float[] {0.25f});
    BlendedItems items =
        BlendedUserTest.items(
            rows, 1, new float[] {4, 1}, neighbours, new BlendWeights(1, 1, 0.5, 4));

    Contributions[] found =
        new BlendedContributions(items).of(new int[] {0}, new float[] {1}, 1, new int[] {1, 0});

    assertThat((double) found[0].factors()[0]).isCloseTo(4 / 9.5, within(1e-6));
    assertThat((double) found[0].lowPass()[0]).isCloseTo(5 * 0.75, within(1e-6));
    assertThat((double) found[0].neighbours()[0]).isCloseTo(0.5, within(1e-6));
    assertThat(found[1].sum()).isCloseTo(2 * 4 / 9.5 + 3 * 0.75, within(1e-6));
  }

  @Test
  void sumsToTheScoreOnRandomModels() {
    long seed = 20261125;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 20; round++) {
      int videos = 1 + random.nextInt(40);
      BlendedItems items =
          BlendedUserTest.random(
              videos, 1 + random.nextInt(20), random.nextInt(20), random.nextInt(3) / 2.0, random);
      BlendedUser user = new BlendedUser(items);
      BlendedContributions contributions = new BlendedContributions(items);
      int[] all = random.ints(0, videos).distinct().limit(videos).toArray();
      for (int history = 0; history < 5; history++) {
        int[] indexes =
            random.ints(0, videos).distinct().limit(random.nextInt(videos + 1)).toArray();
        float[] strengths = BlendedUserTest.strengths(indexes.length, random);
        user.solve(indexes, strengths, indexes.length);
        Contributions[] found = contributions.of(indexes, strengths, indexes.length, all);
        for (int target = 0; target < all.length; target++) {
          double score = user.score(all[target]);
          assertThat(found[target].sum())
              .as("seed %d, round %d, history %d, video %d", seed, round, history, all[target])
              .isCloseTo(score, within(1e-4 * (1 + Math.abs(score))));
        }
      }
    }
  }

  @Test
  void aColdVideoIsSpokenForByItsRowAlone() {
    BlendedItems items = BlendedUserTest.random(10, 4, 3, 1, new SplittableRandom(9));
    int[] indexes = {3, 7};
    float[] strengths = {1, 2};
    float[] row = new float[items.rows().rank()];
    items.rows().copyRow(5, row);
    BlendedUser user = new BlendedUser(items);
    user.solve(indexes, strengths, 2);
    BlendedContributions contributions = new BlendedContributions(items);

    Contributions cold = contributions.ofCold(indexes, strengths, 2, new float[][] {row})[0];
    Contributions known = contributions.of(indexes, strengths, 2, new int[] {5})[0];

    assertThat(cold.factors()).isEqualTo(known.factors());
    assertThat(cold.lowPass()).isEqualTo(known.lowPass()).doesNotContain(0);
    assertThat(cold.neighbours()).containsOnly(0);
    assertThat(cold.sum()).isCloseTo(user.rowScore(5), within(1e-5));
  }

  @Test
  void aRefusalHasNoPartOfItsOwn() {
    BlendedItems items = BlendedUserTest.random(10, 4, 3, 1, new SplittableRandom(8));
    BlendedContributions contributions = new BlendedContributions(items);

    Contributions mixed =
        contributions.of(new int[] {3, 7}, new float[] {-2, 1}, 2, new int[] {5})[0];
    assertThat(mixed.of(0)).isZero();
    assertThat(mixed.of(1)).isNotZero();

    Contributions refused = contributions.of(new int[] {3}, new float[] {-2}, 1, new int[] {5})[0];
    assertThat(refused.sum()).isZero();
    Contributions nothing = contributions.of(new int[0], new float[0], 0, new int[] {5})[0];
    assertThat(nothing.size()).isZero();
    assertThat(nothing.sum()).isZero();
  }
}
