package io.reeltime.data.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CandidatesTest {
  private static final long SEED = 3;

  private record Scored(int row, float score) {}

  @Test
  void keepsTheBestOfAnyStream() {
    SplittableRandom random = new SplittableRandom(SEED);
    Candidates candidates = new Candidates();
    for (int round = 0; round < 2000; round++) {
      int most = random.nextInt(1, 20);
      // Few different scores, of both signs, so that there are ties.
      List<Scored> stream =
          IntStream.range(0, random.nextInt(100))
              .mapToObj(row -> new Scored(row, random.nextInt(-5, 6) / 2f))
              .toList();
      candidates.begin(most);
      for (Scored scored : stream) {
        if (scored.score() > candidates.threshold()) {
          candidates.add(scored.row(), scored.score());
        }
      }
      candidates.rank(most);
      assertThat(kept(candidates))
          .as("seed %d, round %d", SEED, round)
          .isEqualTo(best(stream, most));
    }
  }

  @Test
  void theThresholdIsTheWorstKeptScore() {
    Candidates candidates = new Candidates();
    candidates.begin(2);
    candidates.add(7, 3);
    candidates.add(8, 1);
    assertThat(candidates.threshold()).isEqualTo(Float.NEGATIVE_INFINITY);
    candidates.add(9, 2);
    assertThat(candidates.threshold()).isEqualTo(2);
    assertThat(candidates.size()).isEqualTo(2);
  }

  private static List<Scored> kept(Candidates candidates) {
    List<Scored> kept = new ArrayList<>();
    for (int place = 0; place < candidates.size(); place++) {
      kept.add(new Scored(candidates.row(place), candidates.score(place)));
    }
    return kept;
  }

  private static List<Scored> best(List<Scored> stream, int most) {
    return stream.stream()
        .sorted(
            Comparator.comparingDouble((Scored scored) -> -scored.score())
                .thenComparingInt(Scored::row))
        .limit(most)
        .toList();
  }
}
