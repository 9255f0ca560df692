package io.reeltime.serving.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedWalkTest {

  @Test
  void takesTheFirstEligibleVideosInOrder() {
    Ranked found = OrderedWalk.first(new int[] {3, 1, 0, 2}, i -> 10f - i, i -> i != 1, 2);

    assertThat(found.videoIndexes()).containsExactly(3, 0);
    assertThat(found.scores()).containsExactly(7f, 10f);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void withMovedVideosGivesWhatSortingAllGives(long seed) {
    Random random = new Random(seed);
    int videos = 1 + random.nextInt(50);
    int behind = random.nextInt(5);
    float[] scores = new float[videos + behind];
    IntStream.range(0, videos).forEach(i -> scores[i] = random.nextInt(6));
    int[] order = sorted(scores, IntStream.range(0, videos), videos);
    int[] moved =
        IntStream.range(0, scores.length)
            .filter(i -> i >= videos || random.nextInt(4) == 0)
            .toArray();
    Arrays.stream(moved).forEach(i -> scores[i] += random.nextInt(4));
    int k = 1 + random.nextInt(12);

    Ranked found = OrderedWalk.bestWithMoved(order, moved, i -> scores[i], i -> i % 5 != 0, k);

    IntStream allowed = IntStream.range(0, scores.length).filter(i -> i % 5 != 0 && scores[i] > 0);
    assertThat(found.videoIndexes()).containsExactly(sorted(scores, allowed, k));
  }

  private static int[] sorted(float[] scores, IntStream indexes, int k) {
    return indexes
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]).thenComparing(i -> i))
        .limit(k)
        .mapToInt(i -> i)
        .toArray();
  }
}
