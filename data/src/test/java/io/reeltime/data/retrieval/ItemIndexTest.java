package io.reeltime.data.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.linear.Workers;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class ItemIndexTest {
  private static final long SEED = 17;

  @Test
  void enoughCandidatesGiveTheBestOfFloat32() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 12; round++) {
      FactorMatrix rows = rows(random);
      Search search = new Search(rows.rank());
      float[] query = Catalogues.vector(rows.rank(), 1, random);
      int k = random.nextInt(1, 50);
      for (ItemIndex index : indexes(rows, 50)) {
        search.begin(query, row -> true, k, 10 * k + 50);
        assertThat(index.search(search, ItemIndex.NEVER)).isTrue();
        search.rescore(row -> rows.dot(row, query), k);
        assertThat(Catalogues.found(search))
            .as("seed %d, round %d, %s", SEED, round, index.name())
            .isEqualTo(Catalogues.naive(rows, query, row -> true, k));
      }
    }
  }

  @Test
  void onlyEligibleRowsComeAndAsManyAsThereAreUpToTheWanted() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 25; round++) {
      FactorMatrix rows = rows(random);
      Search search = new Search(rows.rank());
      float[] query = Catalogues.vector(rows.rank(), random.nextInt(2), random);
      int share = random.nextInt(1, 200);
      IntPredicate eligible = row -> row * 31 % share == 0;
      int k = random.nextInt(1, 100);
      int possible = Catalogues.naive(rows, query, eligible, k).length;
      for (ItemIndex index : indexes(rows, 0)) {
        search.begin(query, eligible, k, k + 20);
        index.search(search, ItemIndex.NEVER);
        search.rescore(row -> rows.dot(row, query), k);
        int[] found = Catalogues.found(search);
        assertThat(found).as("seed %d, round %d, %s", SEED, round, index.name()).hasSize(possible);
        assertThat(found).doesNotHaveDuplicates();
        assertThat(Arrays.stream(found)).allMatch(row -> eligible.test(row) && rows.norm(row) > 0);
      }
    }
  }

  @Test
  void eligibilityIsAskedLate() {
    FactorMatrix rows = Catalogues.rows(20_000, 16, new SplittableRandom(SEED));
    Search search = new Search(16);
    AtomicInteger asked = new AtomicInteger();
    search.begin(
        Catalogues.vector(16, 1, new SplittableRandom(SEED)),
        row -> asked.incrementAndGet() > 0,
        10,
        20);
    indexes(rows, 3)[0].search(search, ItemIndex.NEVER);
    assertThat(asked.get()).isBetween(20, 1000);
  }

  @Test
  void queriesThatShareAPassFindWhatEachFindsAlone() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int count = 1; count <= 11; count++) {
      FactorMatrix rows = rows(random);
      Search[] searches = new Search[count];
      float[][] queries = new float[count][];
      for (int i = 0; i < count; i++) {
        searches[i] = new Search(rows.rank());
        queries[i] = Catalogues.vector(rows.rank(), i, random);
      }
      Search alone = new Search(rows.rank());
      for (ItemIndex index : indexes(rows, 2)) {
        for (int i = 0; i < count; i++) {
          searches[i].begin(queries[i], eligible(i), 5, 5 + i);
        }
        assertThat(index.search(searches, count, ItemIndex.NEVER)).isTrue();
        for (int i = 0; i < count; i++) {
          float[] query = queries[i];
          alone.begin(query, eligible(i), 5, 5 + i);
          index.search(alone, ItemIndex.NEVER);
          alone.rescore(row -> rows.dot(row, query), 5 + i);
          searches[i].rescore(row -> rows.dot(row, query), 5 + i);
          assertThat(Catalogues.found(searches[i]))
              .as("seed %d, query %d of %d, %s", SEED, i, count, index.name())
              .isEqualTo(Catalogues.found(alone));
        }
      }
    }
  }

  @Test
  void aStoppedSearchSaysSoAndKeepsWhatItFound() {
    FactorMatrix rows = Catalogues.rows(50_000, 16, new SplittableRandom(SEED));
    Search search = new Search(16);
    float[] query = Catalogues.vector(16, 1, new SplittableRandom(SEED));
    for (ItemIndex index : indexes(rows, 5)) {
      AtomicInteger chunks = new AtomicInteger();
      search.begin(query, row -> row % 1000 == 0, 100, 100);
      assertThat(index.search(search, () -> chunks.incrementAndGet() > 2)).isFalse();
      assertThat(search.size()).isBetween(1, 50);
      search.begin(query, row -> true, 1, 1);
      assertThat(index.search(new Search[] {search}, 1, () -> true)).isFalse();
    }
  }

  @Test
  void aCatalogueWithoutRowsOrWithoutFactorsGivesNothing() {
    for (int count : new int[] {0, 3, 200}) {
      FactorMatrix zeroes = FactorMatrix.allocate(count, 8, Arena.ofAuto());
      Search search = new Search(8);
      for (ItemIndex index : indexes(zeroes, 1)) {
        search.begin(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, row -> true, 5, 5);
        assertThat(index.search(search, ItemIndex.NEVER)).isTrue();
        assertThat(search.size()).isZero();
      }
    }
  }

  @Test
  void aSearchThatCannotBeMeantIsRefused() {
    assertThatThrownBy(() -> new Search(3).begin(new float[2], row -> true, 2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "search: found 2 columns, at least 2 and at most 1 candidates, expected 3 columns and"
                + " 0 <= at least <= most");
  }

  private static IntPredicate eligible(int i) {
    return row -> row % (i + 1) == 0;
  }

  private static FactorMatrix rows(SplittableRandom random) {
    return Catalogues.rows(random.nextInt(1, 3000), random.nextInt(1, 90), random);
  }

  private static ItemIndex[] indexes(FactorMatrix rows, float slack) {
    try (Workers workers = new Workers(2)) {
      int lists = (int) Math.sqrt(rows.rows());
      return new ItemIndex[] {
        ExactIndex.of(rows, workers, Arena.ofAuto()),
        ClusterBuilder.build(rows, lists, SEED, workers, Arena.ofAuto()).withSlack(slack)
      };
    }
  }
}
