package io.reeltime.training.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.factors.ImplicitObjective;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two executors in processes of their own. */
class ReelAlsClusterIT {
  private static final TestRatings RATINGS = TestRatings.random(60, 40, 7);

  private static SparkSession session;
  private static Dataset<Row> table;

  @BeforeAll
  static void start() throws Exception {
    Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
    session =
        SparkSession.builder()
            .master("local-cluster[2,1,1024]")
            .config("spark.executorEnv.SPARK_SCALA_VERSION", "2.13")
            .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
            .config("spark.executor.extraJavaOptions", "--sun-misc-unsafe-memory-access=allow")
            .config("spark.executor.memory", "512m")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 2)
            .getOrCreate();
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> executors() == 2);
    table = RATINGS.table(session);
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  @Test
  void aBlockPerExecutorReachesTheLossOfOneBlockThoughAnExecutorIsKilled() {
    ReelAls als = new ReelAls().setRank(4).setMaxIter(8).setRegParam(0.05);
    ImplicitObjective objective = als.implicitObjective();
    ReelAlsModel one = als.setNumBlocks(1).fit(table);
    assertThat(one.epochs()).hasSize(8);
    double expected = RATINGS.loss(one.userFactors(), one.itemFactors(), objective);

    AtomicInteger killed = new AtomicInteger();
    ReelAlsModel two =
        als.setNumBlocks(0)
            .setListener(epoch -> {
              // Either loss is made good from the second copy of the factors.
              if (epoch.number() == (killed.get() == 0 ? 3 : 7) && killed.get() < 2) {
                killAnExecutor();
                killed.incrementAndGet();
              }
            })
            .fit(table);
    assertThat(killed).hasValue(2);
    assertThat(two.userFactors().rdd().getNumPartitions()).isEqualTo(2);
    assertThat(RATINGS.loss(two.userFactors(), two.itemFactors(), objective))
        .isCloseTo(expected, within(expected * 1e-3));
  }

  private static int executors() {
    return session.sparkContext().statusTracker().getExecutorInfos().length - 1;
  }

  private static void killAnExecutor() {
    List<ProcessHandle> executors =
        ProcessHandle.current()
            .children()
            .filter(child -> child.info().command().orElse("").endsWith("java"))
            .toList();
    executors.getFirst().destroyForcibly();
  }
}
