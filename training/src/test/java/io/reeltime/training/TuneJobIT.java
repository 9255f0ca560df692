package io.reeltime.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.preference.PreferenceWeights;
import io.reeltime.data.table.Lake;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.job.ModelParameters;
import io.reeltime.training.job.SearchSpace;
import io.reeltime.training.job.Trial;
import io.reeltime.training.job.TuningData;
import io.reeltime.training.job.TuningPlan;
import io.reeltime.training.job.TuningPlan.Strategy;
import io.reeltime.training.lake.TasteClusters;
import io.reeltime.training.lake.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneJobIT {
  private static final ModelParameters MODEL =
      ModelParameters.defaults("reel-als").with(Map.of("rank", 8, "epochs", 4));
  private static final SearchSpace SPACE =
      new SearchSpace(new LinkedHashMap<>()).with("regularization", "0.001..1", MODEL);

  @TempDir private Path folder;

  @Test
  void halvesOnGivenSplitsWithoutSparkAndGoesOnWhereItWas() throws Exception {
    JobRequest.Tune request = onSplits(Strategy.HALVING, 4);
    ChildJvm.Outcome outcome = ChildJvm.run(request, folder);
    JobMessage.Tuned tuned = tuned(outcome);
    // 2 epochs for four settings, 4 epochs for the better two.
    assertThat(tuned.trials()).extracting(Trial::epochs).containsOnly(2, 4).hasSize(6);
    assertThat(tuned.trials())
        .isSortedAccordingTo(Trial.bestFirst("recall@5"))
        .allSatisfy(trial -> assertThat(trial.metrics()).containsOnlyKeys("recall@5", "ndcg@5"));
    assertThat(Files.readString(folder.resolve("job.log"))).doesNotContain("Spark");
    assertThat(progress(outcome)).isSortedAccordingTo(Comparator.naturalOrder());

    JobMessage.Tuned again = tuned(ChildJvm.run(request, folder));
    assertThat(again.trials()).isEqualTo(tuned.trials());
    assertThat(again.repeated()).isEqualTo(6);
  }

  @Test
  void refusesToMixSearchesAndAValidationSplitWithoutUsers() throws Exception {
    JobRequest.Tune request = onSplits(Strategy.RANDOM, 1);
    assertThat(ChildJvm.run(request, folder).exitCode()).isZero();
    Files.writeString(folder.resolve("valid.txt"), "0 1\n");
    assertThat(failure(ChildJvm.run(request, folder)))
        .contains("holds another search: data.valid: found ");
    Files.writeString(folder.resolve("valid.txt"), "");
    assertThat(failure(ChildJvm.run(request, folder)))
        .endsWith("valid.txt: found no positive interaction of any user, expected at least one");
  }

  @Test
  void refusesAHalfLifeOnSplitsWithoutTimes() throws Exception {
    JobRequest.Tune request = onSplits(Strategy.RANDOM, 2);
    JobRequest.Tune searched =
        new JobRequest.Tune(
            request.data(),
            MODEL,
            SPACE.with(SearchSpace.HALF_LIFE, "2|8", MODEL),
            request.plan(),
            folder);
    JobRequest.Tune fixed =
        new JobRequest.Tune(splits(Duration.ofDays(8)), MODEL, SPACE, request.plan(), folder);
    for (JobRequest.Tune refused : List.of(searched, fixed)) {
      assertThat(failure(ChildJvm.run(refused, folder)))
          .startsWith("half-life: found no interaction with a time in the training split");
    }
    assertThat(folder.resolve("trials.jsonl")).doesNotExist();
  }

  @Test
  void searchesTheHalfLifeOnTheEventTable() throws Exception {
    Lake lake = new Lake(folder.resolve("lake"));
    try (TestLake tables = new TestLake(lake)) {
      tables.append(new TasteClusters(60, 40, 4, 15).events(20261123));
    }
    JobRequest.Tune request =
        new JobRequest.Tune(
            new TuningData.Events(lake.folder(), PreferenceWeights.defaults(), 0.2),
            MODEL,
            SPACE.with(SearchSpace.HALF_LIFE, "2|8", MODEL),
            new TuningPlan(Strategy.RANDOM, 4, 1, 2, "recall@5", 1),
            folder.resolve("search"));
    JobMessage.Tuned tuned = tuned(ChildJvm.run(request, folder));
    assertThat(tuned.trials())
        .hasSize(4)
        .extracting(trial -> trial.settings().get(SearchSpace.HALF_LIFE))
        // What the preference weights say is where it starts.
        .contains(15.0)
        .isSubsetOf(2.0, 8.0, 15.0);
    assertThat(Files.readString(folder.resolve("search/search.json")))
        .contains("data.event-table-snapshot");
  }

  private JobRequest.Tune onSplits(Strategy strategy, int trials) throws IOException {
    Random random = new Random(20261123);
    Files.write(folder.resolve("train.txt"), lines(random, 8));
    Files.write(folder.resolve("valid.txt"), lines(random, 2));
    return new JobRequest.Tune(
        splits(null), MODEL, SPACE, new TuningPlan(strategy, trials, 2, 2, "recall@5", 1), folder);
  }

  private TuningData splits(@Nullable Duration halfLife) {
    return new TuningData.Splits(
        folder.resolve("train.txt"), folder.resolve("valid.txt"), "adjacency", List.of(), halfLife);
  }

  /** Users of two tastes, a line each. */
  private static List<String> lines(Random random, int videos) {
    return IntStream.range(0, 60)
        .mapToObj(user ->
            user
                + " "
                + IntStream.range(0, videos)
                    .mapToObj(i -> String.valueOf(user % 2 + 2 * random.nextInt(20)))
                    .distinct()
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  private static JobMessage.Tuned tuned(ChildJvm.Outcome outcome) {
    assertThat(outcome.exitCode()).as("%s", outcome.messages()).isZero();
    return (JobMessage.Tuned) outcome.last();
  }

  private static String failure(ChildJvm.Outcome outcome) {
    assertThat(outcome.exitCode()).isEqualTo(1);
    return ((JobMessage.Failed) outcome.last()).reason();
  }

  private static List<Double> progress(ChildJvm.Outcome outcome) {
    return outcome.messages().stream()
        .filter(JobMessage.Progress.class::isInstance)
        .map(message -> ((JobMessage.Progress) message).fraction())
        .toList();
  }
}
