package io.reeltime.training.model;

import static io.reeltime.training.interactions.TestData.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.factors.Gramian;
import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.data.factors.RowSolver;
import io.reeltime.data.snapshot.UserHistory;
import io.reeltime.training.interactions.TestData;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.job.AlsParameters;
import io.reeltime.training.progress.ProgressListener;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MllibAlsIT {
  private static final long SEED = 3;
  private static final int RANK = 6;
  private static final AlsParameters PARAMETERS = new AlsParameters(RANK, 5, 1, 0.1, 1, 2.0, 0);

  private static SparkSession session;

  @BeforeAll
  static void start() {
    session =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 2)
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  /** MLlib's last half-epoch solves the users from the item factors that it returns. */
  @Test
  void foldInFindsTheUserFactorsThatMllibFinds() {
    TrainingData data = randomData();
    ALSModel model =
        new MllibAls(PARAMETERS, SEED, session).fitModel(data, ProgressListener.SILENT);
    FactorMatrix users = factors(model.userFactors().collectAsList(), data.users());
    FactorMatrix videos = factors(model.itemFactors().collectAsList(), data.videos());
    RowSolver solver = new RowSolver(videos, Gramian.of(videos), ImplicitObjective.mllib(0.1, 2.0));
    float[] solved = new float[RANK];
    for (int user = 0; user < data.users(); user++) {
      UserHistory history = data.history(user);
      solver.solve(history.videoIndexes(), history.strengths(), history.size(), solved);
      for (int k = 0; k < RANK; k++) {
        assertThat(solved[k])
            .as("seed %d, user %d, column %d", SEED, user, k)
            .isCloseTo(users.get(user, k), within(2e-5f));
      }
    }
  }

  @Test
  void leavesAZeroRowToAVideoThatOnlyWasSeen() {
    TrainingData data =
        TestData.of(new float[][] {{1f, 0f, NONE}, {1f, NONE, NONE}, {2f, 0f, NONE}});
    FactorModel model = new MllibAls(PARAMETERS, SEED, session).fit(data, ProgressListener.SILENT);
    assertThat(model.factors().norm(0)).isPositive();
    assertThat(model.factors().norm(1)).isZero();
    assertThat(model.factors().norm(2)).isZero();
  }

  @Test
  void givesTheSameFactorsForTheSameSeed() {
    TrainingData data = randomData();
    FactorMatrix first = new MllibAls(PARAMETERS, SEED, session).fit(data, (f, d) -> {}).factors();
    FactorMatrix second = new MllibAls(PARAMETERS, SEED, session).fit(data, (f, d) -> {}).factors();
    for (int video = 0; video < data.videos(); video++) {
      for (int k = 0; k < RANK; k++) {
        assertThat(second.get(video, k)).isCloseTo(first.get(video, k), within(1e-5f));
      }
    }
  }

  @Test
  void tellsEachEpoch() {
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    new MllibAls(PARAMETERS, SEED, session)
        .fit(randomData(), (fraction, detail) -> told.add(detail));
    assertThat(told)
        .containsExactly(
            "epoch 1 of 5", "epoch 2 of 5", "epoch 3 of 5", "epoch 4 of 5", "epoch 5 of 5");
  }

  private static TrainingData randomData() {
    Random random = new Random(SEED);
    float[][] strengths = new float[40][25];
    for (float[] row : strengths) {
      for (int video = 0; video < row.length; video++) {
        row[video] = random.nextInt(4) == 0 ? random.nextFloat() * 3 - 1 : NONE;
      }
    }
    return TestData.of(strengths);
  }

  private static FactorMatrix factors(List<Row> rows, int count) {
    FactorMatrix factors = FactorMatrix.allocate(count, RANK, Arena.ofAuto());
    float[] values = new float[RANK];
    for (Row row : rows) {
      List<Float> list = row.getList(1);
      for (int k = 0; k < RANK; k++) {
        values[k] = list.get(k);
      }
      factors.setRow(row.getInt(0), values);
    }
    return factors;
  }
}
