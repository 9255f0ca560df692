package io.reeltime.training.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.factors.ImplicitObjective;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster as users run it: a master, two workers, and an executor in each. */
class StandaloneClusterIT {
  private static final TestRatings RATINGS = TestRatings.random(60, 40, 7);

  @TempDir private Path folder;

  @Test
  void aBlockPerExecutorReachesTheLossOfOneBlock() throws Exception {
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, 2);
        SparkSession session = cluster.session()) {
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> executors(session) == 2);
      Dataset<Row> table = RATINGS.table(session);
      ReelAls als = new ReelAls().setRank(4).setMaxIter(8).setRegParam(0.05);
      ReelAlsModel two = als.fit(table);
      assertThat(two.userFactors().rdd().getNumPartitions()).isEqualTo(2);
      double expected = loss(als.setNumBlocks(1).fit(table), als.implicitObjective());
      assertThat(loss(two, als.implicitObjective())).isCloseTo(expected, within(expected * 1e-3));
    }
  }

  private static double loss(ReelAlsModel model, ImplicitObjective objective) {
    return RATINGS.loss(model.userFactors(), model.itemFactors(), objective);
  }

  private static int executors(SparkSession session) {
    return session.sparkContext().statusTracker().getExecutorInfos().length - 1;
  }
}
