package io.reeltime.training.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two executors in processes of their own, which are killed. */
class ReelAlsClusterIT {
  private static final TestRatings RATINGS = TestRatings.random(60, 40, 7);
  private static final int EPOCHS = 8;
  private static final int BLOCKS = 2;

  private static SparkSession session;
  private static Dataset<Row> table;
  private static double expectedLoss;

  private final List<Integer> told = new ArrayList<>();

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
            // An executor that comes later is to get second copies at once, not after a minute.
            .config("spark.storage.cachedPeersTtl", 1)
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 2)
            .getOrCreate();
    awaitTwoExecutors();
    table = RATINGS.table(session);
    ReelAlsModel one = als().setNumBlocks(1).fit(table);
    assertThat(one.epochs()).hasSize(EPOCHS);
    expectedLoss = loss(one);
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  @BeforeEach
  void awaitLastTestsReplacements() {
    awaitTwoExecutors();
  }

  private static void awaitTwoExecutors() {
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> executors() == 2);
  }

  @Test
  void whenAnExecutorIsLostOnlyWhatItAloneHadIsComputedAgain() {
    TaskLog log = new TaskLog();
    session.sparkContext().addSparkListener(log);
    ReelAlsModel model =
        fit(() -> {
          switch (told.size()) {
            case 3, 7 -> killTheOldestExecutor();
            case 5 -> awaitAReplacement(log);
            default -> {}
          }
        });
    session.sparkContext().removeSparkListener(log);

    assertThat(told).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(log.tasks().stream().filter(ReelAlsClusterIT::solves).map(TaskLog.Task::part))
        .as("both blocks of the first items, and of two halves an epoch, each once")
        .hasSize(BLOCKS * (1 + 2 * EPOCHS))
        .doesNotHaveDuplicates();
    assertThat(log.repetitions())
        .as("the ratings, which are kept once, where their executor was lost")
        .isNotEmpty()
        .allSatisfy(repetition -> {
          assertThat(repetition.task().line())
              .containsAnyOf("RatingRows.java", "BlockedRatings.java");
          assertThat(repetition.becauseOfALoss()).isTrue();
        });
    assertThat(loss(model)).isCloseTo(expectedLoss, within(expectedLoss * 1e-3));
  }

  @Test
  void whenAllCopiesAreLostTheFitBeginsAnew() {
    ReelAlsModel model =
        fit(() -> {
          if (told.size() == 3) {
            executorProcesses().forEach(ProcessHandle::destroyForcibly);
          }
        });
    assertThat(told).containsExactly(1, 2, 3, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(model.epochs()).hasSize(EPOCHS);
    assertThat(loss(model)).isCloseTo(expectedLoss, within(expectedLoss * 1e-3));
  }

  /** A block per executor. */
  private ReelAlsModel fit(Runnable afterAnEpoch) {
    ReelAlsModel model =
        als()
            .setListener(epoch -> {
              told.add(epoch.number());
              afterAnEpoch.run();
            })
            .fit(table);
    assertThat(model.userFactors().rdd().getNumPartitions()).isEqualTo(BLOCKS);
    return model;
  }

  private static ReelAls als() {
    return new ReelAls().setRank(4).setMaxIter(EPOCHS).setRegParam(0.05);
  }

  private static double loss(ReelAlsModel model) {
    return RATINGS.loss(model.userFactors(), model.itemFactors(), als().implicitObjective());
  }

  /** The driver asks for the sums of a half's blocks, and each block solves its rows. */
  private static boolean solves(TaskLog.Task task) {
    return task.line().contains("Sums.java");
  }

  private static int executors() {
    return session.sparkContext().statusTracker().getExecutorInfos().length - 1;
  }

  private static void awaitAReplacement(TaskLog log) {
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> log.executorsAdded() == 1);
  }

  private static void killTheOldestExecutor() {
    executorProcesses()
        .min(Comparator.comparing(executor -> executor.info().startInstant().orElse(Instant.MAX)))
        .orElseThrow()
        .destroyForcibly();
  }

  private static Stream<ProcessHandle> executorProcesses() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("java"));
  }
}
