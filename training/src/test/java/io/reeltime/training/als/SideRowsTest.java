package io.reeltime.training.als;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

class SideRowsTest {
  private static final int BLOCKS = 3;

  private record Rating(int user, int item, float strength) {}

  @Test
  void holdsWhatANaiveMapHoldsWhateverTheOrder() {
    for (long seed = 0; seed < 20; seed++) {
      List<Rating> ratings = random(seed);
      SideRows rows = rows(ratings);
      assertThat(asMap(rows)).as("seed %d", seed).isEqualTo(naive(ratings));
      assertThat(rows(ratings.reversed()).fingerprint())
          .as("seed %d", seed)
          .isEqualTo(rows.fingerprint());
      assertThat(rows.ids()).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void groupsTheNeededIdsByTheirBlock() {
    SideRows rows = rows(random(1));
    for (int block = 0; block < BLOCKS; block++) {
      int owner = block;
      assertThat(rows.neededOf(block)).isSorted();
      assertThat(IntStream.of(rows.neededOf(block)))
          .isNotEmpty()
          .allMatch(id -> RatingRouter.blockOf(id, BLOCKS) == owner);
    }
  }

  @Test
  void transposedTwiceIsTheSameRows() {
    List<Rating> ratings = random(2);
    List<Rating> turned = new ArrayList<>();
    RatingRouter router = rows(ratings).transposed(BLOCKS);
    router.forEachRemaining(chunk -> {
      for (int place = 0; place < chunk._2().size(); place++) {
        turned.add(
            new Rating(
                chunk._2().other()[place], chunk._2().own()[place], chunk._2().strengths()[place]));
      }
    });
    assertThat(asMap(rows(turned))).isEqualTo(naive(ratings));
  }

  @Test
  void anotherRatingIsAnotherFingerprint() {
    List<Rating> ratings = random(3);
    List<Rating> more = new ArrayList<>(ratings);
    more.add(new Rating(1, 2, 0.5f));
    assertThat(rows(more).fingerprint()).isNotEqualTo(rows(ratings).fingerprint());
  }

  /** Negative and far ids, repeated pairs, and pairs that sum to 0. */
  private static List<Rating> random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Rating> ratings = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int far = seed % 2 == 0 ? 1 : 1_000_003;
      ratings.add(
          new Rating(
              (random.nextInt(20) - 10) * far, random.nextInt(30) - 5, random.nextInt(-2, 3)));
    }
    return ratings;
  }

  private static SideRows rows(List<Rating> ratings) {
    int[] next = new int[1];
    RatingRouter router =
        new RatingRouter(
            1,
            into -> {
              Rating rating = ratings.get(next[0]++);
              into.add(rating.user(), rating.item(), rating.strength());
              return next[0] < ratings.size();
            });
    List<Tuple2<Integer, RatingChunk>> chunks = new ArrayList<>();
    router.forEachRemaining(chunks::add);
    return SideRows.of(chunks.iterator(), BLOCKS);
  }

  private static Map<Integer, Map<Integer, Float>> naive(List<Rating> ratings) {
    Map<Integer, Map<Integer, Float>> rows = new TreeMap<>();
    for (Rating rating : ratings) {
      rows.computeIfAbsent(rating.user(), _ -> new TreeMap<>())
          .merge(rating.item(), rating.strength(), Float::sum);
    }
    rows.values().forEach(row -> row.values().removeIf(sum -> sum == 0));
    return rows;
  }

  private static Map<Integer, Map<Integer, Float>> asMap(SideRows rows) {
    Map<Integer, Map<Integer, Float>> map = new TreeMap<>();
    for (int row = 0; row < rows.ids().length; row++) {
      Map<Integer, Float> entries = new TreeMap<>();
      for (int entry = rows.rowStarts()[row]; entry < rows.rowStarts()[row + 1]; entry++) {
        entries.put(rows.neededIds()[rows.columns()[entry]], rows.strengths()[entry]);
      }
      map.put(rows.ids()[row], entries);
    }
    return map;
  }
}
