package io.reeltime.serving.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.factors.FactorMatrix;
import java.lang.foreign.Arena;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactScanTest {

  /** Small whole numbers: float and double products agree to the last bit, and ties abound. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void givesExactlyWhatSortingAllInDoublePrecisionGives(long seed) {
    Random random = new Random(seed);
    int videos = 1 + random.nextInt(400);
    int rank = 1 + random.nextInt(40);
    int k = 1 + random.nextInt(60);
    float[] query = smallNumbers(random, rank);
    BitSet hidden = new BitSet();
    IntStream.range(0, videos).filter(_ -> random.nextInt(3) == 0).forEach(hidden::set);
    try (Arena arena = Arena.ofConfined()) {
      FactorMatrix factors = FactorMatrix.allocate(videos, rank, arena);
      IntStream.range(0, videos).forEach(i -> factors.setRow(i, smallNumbers(random, rank)));

      Ranked found = ExactScan.topK(0, videos, i -> factors.dot(i, query), i -> !hidden.get(i), k);

      int[] expected = sortAll(factors, query, hidden, k);
      assertThat(found.videoIndexes()).containsExactly(expected);
      for (int i = 0; i < found.size(); i++) {
        assertThat((double) found.scores()[i]).isEqualTo(dot(factors, expected[i], query));
      }
    }
  }

  @Test
  void asksEligibilityOnlyOfVideosThatWouldEnterTheHeap() {
    int videos = 10_000;
    AtomicInteger asked = new AtomicInteger();

    ExactScan.topK(0, videos, i -> -i, _ -> asked.incrementAndGet() > 0, 10);

    // Descending scores: the first ten fill the heap and none after them can enter.
    assertThat(asked).hasValue(10);
  }

  @Test
  void givesNothingOfAnEmptyCatalogue() {
    assertThat(ExactScan.topK(0, 0, _ -> 1, _ -> true, 5).size()).isZero();
  }

  private static int[] sortAll(FactorMatrix factors, float[] query, BitSet hidden, int k) {
    return IntStream.range(0, factors.rows())
        .filter(i -> !hidden.get(i))
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer i) -> -dot(factors, i, query))
                .thenComparing(i -> i))
        .limit(k)
        .mapToInt(i -> i)
        .toArray();
  }

  private static double dot(FactorMatrix factors, int row, float[] query) {
    return IntStream.range(0, query.length)
        .mapToDouble(column -> (double) factors.get(row, column) * query[column])
        .sum();
  }

  private static float[] smallNumbers(Random random, int rank) {
    float[] numbers = new float[rank];
    for (int i = 0; i < rank; i++) {
      numbers[i] = random.nextInt(-3, 4);
    }
    return numbers;
  }
}
