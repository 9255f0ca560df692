package io.reeltime.training.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.training.als.engine.AlsListener;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

/** What a fit finds. */
class ReelAlsIT extends LocalFits {
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

  @Test
  void worksInAPipelineThatIsSavedAndLoaded() throws Exception {
    Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {small()});
    pipeline.save(folder.resolve("pipeline").toString());
    PipelineModel model = Pipeline.load(folder.resolve("pipeline").toString()).fit(table);
    model.save(folder.resolve("model").toString());
    PipelineModel loaded = PipelineModel.load(folder.resolve("model").toString());
    assertThat(predictions(loaded.transform(table)))
        .containsExactly(predictions(model.transform(table)));
    assertThat(
            ((ReelAls) Pipeline.load(folder.resolve("pipeline").toString()).getStages()[0])
                .explainParams())
        .contains("rank: columns of the factors, 1 to 4096 (default: 128, current: 4)");
  }

  @Test
  void worksInACrossValidator() {
    ReelAls als = small().setMaxIter(3).setColdStartStrategy("drop");
    ParamMap[] grid = new ParamGridBuilder().addGrid(als.rank(), new int[] {1, 4}).build();
    CrossValidatorModel best =
        new CrossValidator()
            .setEstimator(als)
            .setEvaluator(new RegressionEvaluator().setLabelCol("rating").setMetricName("mae"))
            .setEstimatorParamMaps(grid)
            .setNumFolds(2)
            .setSeed(1)
            .fit(table);
    assertThat(best.avgMetrics()).hasSize(2).doesNotContain(Double.NaN);
    assertThat(((ReelAlsModel) best.bestModel()).rank()).isIn(1, 4);
  }

  @Test
  void startsFromASavedModelWithNewRowsBesideTheKnown() throws Exception {
    String saved = folder.resolve("saved").toString();
    ReelAlsModel full = small().setMaxIter(20).reportingLoss().fit(table);
    full.save(saved);
    Dataset<Row> more = table.union(new TestRatings().add(USERS + 1, 0, 1f).table(session));
    for (int blocks : new int[] {1, 2}) {
      ReelAlsModel warm =
          small()
              .setNumBlocks(blocks)
              .setMaxIter(1)
              .setInitialModel(saved)
              .reportingLoss()
              .fit(more);
      ReelAlsModel cold = small().setNumBlocks(blocks).setMaxIter(1).reportingLoss().fit(more);
      double fullLoss = full.epochs().getLast().loss();
      assertThat(warm.epochs().getLast().loss()).isCloseTo(fullLoss, within(fullLoss * 0.02));
      assertThat(cold.epochs().getLast().loss()).isGreaterThan(fullLoss * 1.05);
    }
  }

  @Test
  void startsFromTheItemsOfASnapshotWithNewRowsBesideTheKnown() {
    ReelAlsModel full = small().setMaxIter(20).reportingLoss().fit(table);
    String snapshot = TestSnapshot.publish(folder, TestRatings.sorted(full.itemFactors()));
    Dataset<Row> more = table.union(new TestRatings().add(0, ITEMS, 1f).table(session));
    double fullLoss = full.epochs().getLast().loss();
    for (int blocks : new int[] {1, 2}) {
      // Users start anew: exact rows forget where they started.
      ReelAls als = small().setNumBlocks(blocks).setMaxIter(1).setSolver("cholesky");
      ReelAlsModel cold = als.reportingLoss().fit(more);
      ReelAlsModel warm = als.setInitialModel(snapshot).fit(more);
      assertThat(warm.epochs().getLast().loss())
          .as("%d blocks", blocks)
          .isCloseTo(fullLoss, within(fullLoss * 0.02))
          .isLessThan(cold.epochs().getLast().loss());
    }
  }

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
  void startsFromItemsAloneNearTheWholeFit() {
    ReelAlsModel full = small().setMaxIter(20).reportingLoss().fit(table);
    String snapshot = TestSnapshot.publish(folder, TestRatings.sorted(full.itemFactors()));
    double fullLoss = full.epochs().getLast().loss();
    for (int blocks : new int[] {1, 2}) {
      ReelAlsModel warm =
          small()
              .setNumBlocks(blocks)
              .setMaxIter(1)
              .setInitialModel(snapshot)
              .reportingLoss()
              .fit(table);
      assertThat(warm.epochs().getLast().loss())
          .as("%d blocks", blocks)
          .isCloseTo(fullLoss, within(fullLoss * 0.01));
    }
  }

  @Test
  void refusesAFormerModelOfAnotherRankBeforeTheFirstEpoch() throws Exception {
    String saved = folder.resolve("saved").toString();
    small().fit(table).save(saved);
    assertRefused(
        small().setRank(5).setInitialModel(saved),
        table,
        "initialModel: found rank 4",
        "expected rank 5");
    assertRefused(
        small().setInitialModel(folder.resolve("none").toString()),
        table,
        "initialModel: found",
        "saved ReelAlsModel");
  }

  @Test
  void refusesBadParametersWithNameFoundAndExpected() {
    assertRefused(small().setRank(0), table, "rank: found 0, expected 1 or more");
    assertRefused(small().setRank(5000), table, "rank: found 5000, expected 1 to 4096");
    assertRefused(small().setMaxIter(0), table, "maxIter: found 0, expected 1 or more");
    assertRefused(small().setRegParam(Double.NaN), table, "regParam: found NaN");
    assertRefused(small().setAlpha(0), table, "alpha: found 0.0, expected above 0");
    assertRefused(small().setSolver("lu"), table, "solver: found 'lu', expected cg or cholesky");
    assertRefused(small().setDevice("gpu"), table, "device: found gpu, expected auto or cpu");
    assertRefused(
        small().setObjective("mllib").setUnobservedWeight(0.5),
        table,
        "unobservedWeight: found a value");
    assertRefused(small().setUserCol("nobody"), table, "userCol: found no column 'nobody'");
  }

  @Test
  void refusesBadRatingsBeforeTheFirstEpoch() {
    for (int blocks : new int[] {1, 2}) {
      ReelAls als = small().setNumBlocks(blocks);
      for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
        assertRefused(
            als,
            table.union(new TestRatings().add(3, 5, bad).table(session)),
            "ratingCol 'rating': found " + bad + " for user 3, item 5, expected a finite number");
      }
      assertRefused(als, table.limit(0), "dataset: found no rows, expected at least one rating");
      assertRefused(
          als,
          new TestRatings().add(1, 1, 0f).table(session),
          "ratingCol: found no rating other than 0");
      assertRefused(
          als,
          table.selectExpr("user + 3000000000 as user", "item", "rating"),
          "userCol 'user': found 3.0",
          "expected a whole number within the range of int");
      assertRefused(
          als,
          table.selectExpr("user", "if(item = 7, null, item) as item", "rating"),
          "itemCol 'item': found null");
    }
  }

  @Test
  void refusesAFormerModelWithANonFiniteFactor() throws Exception {
    Dataset<Row> broken =
        session.sql(
            "select 1 as id, array(float('NaN'), float(1), float(1), float(1)) as features");
    new ReelAlsModel("broken", 4, broken, broken, List.of())
        .save(folder.resolve("broken").toString());
    for (int blocks : new int[] {1, 2}) {
      assertRefused(
          small().setNumBlocks(blocks).setInitialModel(folder.resolve("broken").toString()),
          table,
          "initialModel: found NaN in the factor of id 1, expected finite numbers");
    }
  }

  @Test
  void aNonFiniteFactorStopsTheRun() {
    assertOverflows(
        "cg",
        "(user|item) factors: found (NaN|-?Infinity) in column \\d after epoch \\d, expected finite"
            + " numbers; raise the regularisation or lower the confidence scale");
    assertOverflows(
        "cholesky",
        "row system: pivot \\d of 4 is (NaN|-?Infinity), expected positive; use a regularisation"
            + " above 0 and finite factors");
  }

  private static void assertOverflows(String solver, String message) {
    for (int blocks : new int[] {1, 2}) {
      ReelAls als = small().setNumBlocks(blocks).setAlpha(3e38).setMaxIter(2).setSolver(solver);
      assertThatThrownBy(() -> als.fit(table))
          .as("%s, %d blocks", solver, blocks)
          .isInstanceOf(ArithmeticException.class)
          .hasMessageMatching(message);
    }
  }

  @Test
  void aTaskThatFailsOnceCostsARecomputation() {
    AtomicInteger calls = new AtomicInteger();
    ReelAls als =
        small()
            .setListener(epoch -> {
              if (epoch.number() == 3 && calls.getAndIncrement() == 0) {
                throw new IllegalStateException("the executor dies");
              }
            });
    float[][] broken = TestRatings.sorted(als.fit(table).itemFactors());
    assertThat(calls).hasValue(2);
    assertSame(broken, TestRatings.sorted(small().fit(table).itemFactors()));
  }

  @Test
  void resumesAKilledRunFromItsLastCheckpoint() {
    for (int blocks : new int[] {1, 2}) {
      String checkpoints = folder.resolve("checkpoints-" + blocks).toString();
      ReelAls als =
          small().setNumBlocks(blocks).setCheckpointDir(checkpoints).setCheckpointInterval(2);
      float[][] whole = TestRatings.sorted(als.fit(table).itemFactors());
      killAfterFive(als);
      assertThat(epochsOf(als, whole)).as("%d blocks", blocks).containsExactly(5, 6, 7, 8);
      assertThat(folder.resolve("checkpoints-" + blocks)).isEmptyDirectory();
    }
  }

  @Test
  void goesBackToTheCheckpointBeforeATornOneAndElseBeginsAnew() throws Exception {
    for (int blocks : new int[] {1, 2}) {
      Path checkpoints = folder.resolve("torn-" + blocks);
      ReelAls als = small().setNumBlocks(blocks);
      als.setCheckpointDir(checkpoints.toString()).setCheckpointInterval(2);
      float[][] whole = TestRatings.sorted(als.fit(table).itemFactors());

      killAfterFive(als);
      tear(checkpoints, "epoch-000004/users-%05d.factors".formatted(blocks - 1));
      assertThat(epochsOf(als, whole)).as("%d blocks", blocks).containsExactly(3, 4, 5, 6, 7, 8);

      killAfterFive(als);
      tear(checkpoints, "epoch-000004/items-%05d.factors".formatted(blocks - 1));
      tear(checkpoints, "epoch-000002/users-00000.factors");
      assertThat(epochsOf(als, whole))
          .as("%d blocks", blocks)
          .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }
  }

  private static void killAfterFive(ReelAls als) {
    assertThatThrownBy(
            () -> als.copy(ParamMap.empty()).setListener(ReelAlsIT::dieAfterFive).fit(table))
        .hasStackTraceContaining("killed");
  }

  /** Cuts a file of the one fit in half. */
  private static void tear(Path checkpoints, String name) throws IOException {
    try (Stream<Path> files = Files.walk(checkpoints)) {
      Path file = files.filter(each -> each.endsWith(name)).findFirst().orElseThrow();
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(channel.size() / 2);
      }
    }
  }

  /** Fits on, to the same factors, and returns the epochs that it took. */
  private static List<Integer> epochsOf(ReelAls als, float[][] expected) {
    List<Integer> told = new ArrayList<>();
    ReelAlsModel resumed =
        als.copy(ParamMap.empty()).setListener(epoch -> told.add(epoch.number())).fit(table);
    assertSame(TestRatings.sorted(resumed.itemFactors()), expected);
    return told;
  }

  private static void dieAfterFive(AlsListener.Epoch epoch) {
    if (epoch.number() >= 5) {
      throw new IllegalStateException("killed");
    }
  }

  private static ReelAls small() {
    return new ReelAls().setRank(4).setMaxIter(8).setRegParam(0.05);
  }

  private static ReelAls inMllibsObjective() {
    return new ReelAls()
        .setRank(4)
        .setMaxIter(40)
        .setObjective("mllib")
        .setRegParam(0.1)
        .setAlpha(2);
  }

  private static float[] predictions(Dataset<Row> predicted) {
    List<Row> rows = predicted.sort("user", "item").select("prediction").collectAsList();
    float[] predictions = new float[rows.size()];
    for (int row = 0; row < predictions.length; row++) {
      predictions[row] = rows.get(row).getFloat(0);
    }
    return predictions;
  }

  private static double mean(ReelAlsModel model, String condition) {
    return model
        .transform(table.where(condition))
        .agg(functions.avg("prediction"))
        .first()
        .getDouble(0);
  }
}
