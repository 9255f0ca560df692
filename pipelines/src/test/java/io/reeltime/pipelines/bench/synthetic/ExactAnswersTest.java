package io.reeltime.pipelines.bench.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.linear.Workers;
import io.reeltime.data.retrieval.SyntheticFactors;
import java.lang.foreign.Arena;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExactAnswersTest {
  private static final int VIDEOS = 20_000;
  private static final int RANK = 16;
  private static final int K = 10;
  private static final long SEED = 7;

  @Test
  void areWhatSortingAllVideosGivesUnderEveryRule() {
    FactorMatrix factors = new SyntheticFactors(100, RANK, SEED).rows(VIDEOS, Arena.ofAuto());
    SyntheticCatalogue catalogue = new SyntheticCatalogue(VIDEOS, Instant.EPOCH, SEED);
    List<CategoryRule> rules =
        List.of(CategoryRule.EVERYTHING, new CategoryShares(catalogue).passing(10));
    List<AskedUser> users = List.of(user(1, factors), user(2, factors));

    List<Questions> found;
    try (Workers workers = new Workers(2)) {
      found = new ExactAnswers(factors, catalogue, users, K).of(rules, workers);
    }

    for (Questions questions : found) {
      for (int user = 0; user < users.size(); user++) {
        IntPredicate passes = video -> questions.rule().passes(catalogue.category(video));
        int[] seen = users.get(user).seen();
        IntPredicate unseen = video -> Arrays.stream(seen).noneMatch(one -> one == video);
        float[] vector = users.get(user).vector();
        assertThat(questions.best().get(user)).containsExactly(sorted(factors, vector, passes));
        assertThat(questions.unseen().get(user))
            .containsExactly(sorted(factors, vector, passes.and(unseen)))
            .doesNotContain(seen);
      }
    }
  }

  @Test
  void recallCountsWhatWasFoundInAnyOrder() {
    Questions questions =
        new Questions(
            CategoryRule.EVERYTHING,
            List.of(),
            List.of(new int[] {1, 2, 3, 4}, new int[] {5, 6}),
            List.of(new int[] {1, 2}, new int[] {5}));

    assertThat(questions.recallOfBest(List.of(new int[] {4, 9, 1}, new int[] {6, 5})))
        .isEqualTo((0.5 + 1) / 2);
    assertThat(
            questions.recallOfUnseen(
                List.of(List.of("v000000002"), List.of("v000000005", "v000000009"))))
        .isEqualTo((0.5 + 1) / 2);
  }

  /** Has seen what would be its best. */
  private static AskedUser user(long seed, FactorMatrix factors) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] vector = new float[RANK];
    for (int axis = 0; axis < RANK; axis++) {
      vector[axis] = (float) random.nextGaussian();
    }
    int[] best = sorted(factors, vector, _ -> true);
    return new AskedUser("user", vector, new int[] {best[0], best[3]});
  }

  private static int[] sorted(FactorMatrix factors, float[] vector, IntPredicate eligible) {
    return IntStream.range(0, VIDEOS)
        .filter(eligible)
        .boxed()
        .sorted(Comparator.comparingDouble(video -> -factors.dot(video, vector)))
        .limit(K)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
