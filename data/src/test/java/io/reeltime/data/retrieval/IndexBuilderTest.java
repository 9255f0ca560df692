package io.reeltime.data.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.linear.Workers;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class IndexBuilderTest {
  private static final IndexSettings SETTINGS = new IndexSettings(5_000, 0.5, 0.98, 50, 40, 1);
  private static final SyntheticFactors WORLD = new SyntheticFactors(200, 32, 4);

  @Test
  void aSmallCatalogueIsScannedWhole() {
    IndexBuilder.Measured built = build(WORLD.rows(3_000, Arena.ofAuto()));
    assertThat(built.index()).isInstanceOf(ExactIndex.class);
    assertThat(built.recall().recall()).isGreaterThan(0.999);
  }

  @Test
  void aLargeCatalogueIsClusteredWithTheRecallThatWasAskedFor() {
    FactorMatrix rows = WORLD.rows(40_000, Arena.ofAuto());
    IndexBuilder.Measured built = build(rows);
    assertThat(built.index()).isInstanceOf(ClusteredIndex.class);
    assertThat(built.recall().recall()).isBetween(0.98, 1.0);
    assertThat(built.recall().scannedShare()).isLessThan(0.25);
    assertThat(built.recall().queries()).isEqualTo(40);
    IndexBuilder.Measured again = build(rows);
    assertThat(again.recall()).isEqualTo(built.recall());
  }

  @Test
  void recallHoldsWhereFewRowsAreEligible() {
    FactorMatrix rows = WORLD.rows(40_000, Arena.ofAuto());
    FactorMatrix users = WORLD.queries(40, Arena.ofAuto());
    ItemIndex index = build(rows).index();
    for (int share : new int[] {10, 100}) {
      IntPredicate eligible = row -> row % share == 0;
      try (Workers workers = new Workers(2)) {
        int[][] best = FloatScan.topK(rows, users, eligible, 50, workers);
        RecallReport recall = RecallReport.of(index, rows, users, eligible, best, 50, 150);
        assertThat(recall.recall()).isGreaterThan(0.97);
      }
    }
  }

  @Test
  void rowsThatDoNotClusterAreScannedWhole() {
    FactorMatrix noise = FactorMatrix.allocate(8_000, 32, Arena.ofAuto());
    SplittableRandom random = new SplittableRandom(9);
    for (int row = 0; row < noise.rows(); row++) {
      noise.setRow(row, Catalogues.vector(32, 1, random));
    }
    assertThat(build(noise).index()).isInstanceOf(ExactIndex.class);
  }

  @Test
  void floatScanFindsWhatANaiveSearchFinds() {
    SplittableRandom random = new SplittableRandom(2);
    FactorMatrix rows = Catalogues.rows(9_000, 20, random);
    FactorMatrix queries = Catalogues.rows(7, 20, random);
    try (Workers workers = new Workers(2)) {
      int[][] best = FloatScan.topK(rows, queries, row -> row % 3 != 0, 30, workers);
      float[] query = new float[20];
      for (int i = 0; i < 7; i++) {
        queries.copyRow(i, query);
        int[] expected = Catalogues.naive(rows, query, row -> row % 3 != 0, 30);
        // Sums of another order may swap neighbours, and at the end let one in for another.
        assertThat(Catalogues.share(expected, best[i])).isGreaterThan(0.96);
      }
    }
  }

  private static IndexBuilder.Measured build(FactorMatrix rows) {
    try (Workers workers = new Workers(2)) {
      return new IndexBuilder(SETTINGS, workers)
          .build(rows, WORLD.queries(40, Arena.ofAuto()), Arena.ofAuto());
    }
  }
}
