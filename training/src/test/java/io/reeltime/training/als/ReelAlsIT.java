package io.reeltime.training.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

/** What a fit finds. */
class ReelAlsIT extends LocalFits {
  @Test
  void fitsArraysAsItFitsRows() {
    JavaRDD<RatingChunk> chunks =
        table
            .toJavaRDD()
            .map(row ->
                new RatingChunk(
                    new int[] {row.getInt(0)},
                    new int[] {row.getInt(1)},
                    new float[] {row.getFloat(2)}));
    for (int blocks : new int[] {1, 2}) {
      ReelAls als = small().setNumBlocks(blocks);
      assertThat(TestRatings.sorted(als.fit(chunks, null, session).itemFactors()))
          .as("%d blocks", blocks)
          .isDeepEqualTo(TestRatings.sorted(als.fit(table).itemFactors()));
    }
  }

  @Test
  void reachesMllibsLossInMllibsObjective() {
    ALSModel mllib =
        new ALS()
            .setImplicitPrefs(true)
            .setRank(4)
            .setMaxIter(20)
            .setRegParam(0.1)
            .setAlpha(2)
            .setNumBlocks(2)
            .fit(table);
    double expected = RATINGS.loss(mllib.userFactors(), mllib.itemFactors(), MLLIB);
    ReelAlsModel reel = inMllibsObjective().setMaxIter(120).fit(table);
    double found = RATINGS.loss(reel.userFactors(), reel.itemFactors(), MLLIB);
    assertThat(found).isCloseTo(expected, within(expected * 1e-3));
  }

  @Test
  void severalBlocksGiveTheFactorsOfOne() {
    ReelAlsModel one = inMllibsObjective().fit(table);
    ReelAlsModel three = inMllibsObjective().setNumBlocks(3).fit(table);
    double expected = RATINGS.loss(one.userFactors(), one.itemFactors(), MLLIB);
    double found = RATINGS.loss(three.userFactors(), three.itemFactors(), MLLIB);
    assertThat(found).isCloseTo(expected, within(expected * 1e-3));
    assertThat(predictions(three.transform(table)))
        .usingComparatorWithPrecision(2e-2f)
        .containsExactly(predictions(one.transform(table)));
  }

  @Test
  void reportsTheLossThatTheFactorsHave() {
    for (int blocks : new int[] {1, 2}) {
      ReelAlsModel model = inMllibsObjective().setNumBlocks(blocks).reportingLoss().fit(table);
      double expected = RATINGS.loss(model.userFactors(), model.itemFactors(), MLLIB);
      assertThat(model.epochs().getLast().loss())
          .as("%d blocks", blocks)
          .isCloseTo(expected, within(expected * 1e-4));
    }
  }

  @Test
  void givesTheSameFactorsForTheSameSeedAndBlocksWhateverTheOrderOfTheRows() {
    for (int blocks : new int[] {1, 2}) {
      ReelAls als = small().setNumBlocks(blocks);
      float[][] first = TestRatings.sorted(als.fit(table).itemFactors());
      Dataset<Row> otherwise = table.orderBy(functions.desc("item")).repartition(5);
      float[][] second = TestRatings.sorted(als.fit(otherwise).itemFactors());
      assertSame(second, first);
      assertThat(TestRatings.sorted(als.copy(ParamMap.empty()).setSeed(1).fit(table).itemFactors()))
          .isNotEqualTo(first);
    }
  }

  @Test
  void likedScoresAboveRefusedAndUnknownIsNan() {
    ReelAlsModel model = small().fit(table);
    assertThat(mean(model, "rating > 0")).isGreaterThan(mean(model, "rating < 0") + 0.1);
    Dataset<Row> unknown = new TestRatings().add(0, 999, 1f).table(session);
    assertThat(model.transform(unknown).first().getFloat(3)).isNaN();
    assertThat(model.setColdStartStrategy("drop").transform(unknown).count()).isZero();
  }

  @Test
  void countsARepeatedPairOnceWithItsSum() {
    Dataset<Row> parts =
        table
            .withColumn("rating", functions.expr("rating / 2"))
            .union(table.withColumn("rating", functions.expr("rating / 2")));
    float[][] whole = TestRatings.sorted(small().fit(table).itemFactors());
    assertSame(TestRatings.sorted(small().fit(parts).itemFactors()), whole);
  }

  @Test
  void keepsAnIdWithoutVerdictAtTheZeroFactor() {
    for (int blocks : new int[] {1, 2}) {
      Dataset<Row> more =
          table.union(new TestRatings().add(USERS, 0, 0f).add(0, ITEMS, 0f).table(session));
      ReelAlsModel model = small().setNumBlocks(blocks).fit(more);
      assertThat(TestRatings.sorted(model.userFactors())[USERS]).containsOnly(0f);
      assertThat(TestRatings.sorted(model.itemFactors())[ITEMS]).containsOnly(0f);
    }
  }

  @Test
  void takesAUserWithAllItemsAndRanksAboveTheNumberOfRowsAndMoreBlocksThanRows() {
    TestRatings tiny = new TestRatings().add(0, 0, 1f).add(0, 1, 1f).add(1, 1, 2f);
    for (int blocks : new int[] {1, 5}) {
      for (int rank : new int[] {1, 512}) {
        ReelAlsModel model =
            small().setNumBlocks(blocks).setRank(rank).setMaxIter(2).fit(tiny.table(session));
        assertThat(model.transform(tiny.table(session)).select("prediction").collectAsList())
            .as("%d blocks, rank %d", blocks, rank)
            .hasSize(3)
            .allSatisfy(row -> assertThat(row.getFloat(0)).isBetween(0.3f, 1.1f));
      }
    }
  }

  @Test
  void readsWideIdColumnsAndMissingRatings() {
    Dataset<Row> wide = table.selectExpr("cast(user as bigint) user", "cast(item as double) item");
    assertThat(small().setRatingCol("").fit(wide).userFactors().count()).isEqualTo(USERS);
  }

  private static double mean(ReelAlsModel model, String condition) {
    return model
        .transform(table.where(condition))
        .agg(functions.avg("prediction"))
        .first()
        .getDouble(0);
  }
}
