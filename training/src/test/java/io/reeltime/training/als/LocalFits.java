package io.reeltime.training.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.training.als.engine.AlsListener;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A local session, a small table of ratings, and estimators for it. */
abstract class LocalFits {
  static final int USERS = 60;
  static final int ITEMS = 40;
  static final TestRatings RATINGS = TestRatings.random(USERS, ITEMS, 7);
  static final ImplicitObjective MLLIB = ImplicitObjective.mllib(0.1, 2);

  static SparkSession session;
  static Dataset<Row> table;

  @BeforeAll
  static void start() {
    session =
        SparkSession.builder()
            .master("local[2,2]") // A task may fail once.
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 2)
            .getOrCreate();
    table = RATINGS.table(session).repartition(3).cache();
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  static ReelAls small() {
    return new ReelAls().setRank(4).setMaxIter(8).setRegParam(0.05);
  }

  static ReelAls inMllibsObjective() {
    return new ReelAls()
        .setRank(4)
        .setMaxIter(40)
        .setObjective("mllib")
        .setRegParam(0.1)
        .setAlpha(2);
  }

  static float[] predictions(Dataset<Row> predicted) {
    List<Row> rows = predicted.sort("user", "item").select("prediction").collectAsList();
    float[] predictions = new float[rows.size()];
    for (int row = 0; row < predictions.length; row++) {
      predictions[row] = rows.get(row).getFloat(0);
    }
    return predictions;
  }

  /** To the last bit. */
  static void assertSame(float[][] found, float[][] expected) {
    assertThat(found).isDeepEqualTo(expected);
  }

  static void assertRefused(ReelAls als, Dataset<Row> ratings, String... parts) {
    assertThatThrownBy(() -> als.fit(ratings))
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll(parts);
  }

  static void dieAfterFive(AlsListener.Epoch epoch) {
    if (epoch.number() >= 5) {
      throw new IllegalStateException("killed");
    }
  }
}
