package io.reeltime.training.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.training.job.JobProtocol;
import io.reeltime.training.job.ModelParameters;
import io.reeltime.training.job.SearchSpace;
import io.reeltime.training.job.Trial;
import io.reeltime.training.job.TuningPlan;
import io.reeltime.training.job.TuningPlan.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTest {
  private static final ModelParameters MODEL =
      ModelParameters.defaults("reel-als").with(Map.of("epochs", 9, "regularization", 0.01));
  private static final SearchSpace SPACE =
      new SearchSpace(new LinkedHashMap<>()).with("regularization", "0.01..10", MODEL);
  private static final Map<String, String> DATA = Map.of("train", "abc");

  @TempDir private Path folder;
  private final List<String> fitted = new ArrayList<>();

  /** The closer the regularisation is to 1 and the more epochs, the better. */
  private TrialFit.Outcome fit(Map<String, Double> settings, int epochs, DoubleConsumer progress) {
    double regularization = settings.getOrDefault("regularization", 0.0);
    fitted.add(epochs + " epochs of " + regularization);
    progress.accept(0.5);
    double value = epochs / 10.0 - Math.abs(Math.log10(regularization)) / 10;
    return new TrialFit.Outcome(Map.of("recall@20", value), 1);
  }

  @Test
  void halvingGivesTheBestMoreEpochsAndEndsWithTheBestOfAll() throws IOException {
    List<Trial> trials = run(halving(9), this::fit).trials();
    assertThat(trials).hasSize(9 + 3 + 2);
    Trial best = trials.getFirst();
    assertThat(best.epochs()).isEqualTo(9);
    double nearest = trials.stream().mapToDouble(trial -> distance(trial)).min().orElseThrow();
    assertThat(distance(best)).isEqualTo(nearest);
    assertThat(Files.readString(folder.resolve("best.json")))
        .contains("\"trial\":" + best.number())
        .contains("--model reel-als --epochs 9 --regularization ");
  }

  private static double distance(Trial trial) {
    return Math.abs(Math.log10(trial.settings().getOrDefault("regularization", 0.0)));
  }

  @Test
  void beginsWithTheModelsOwnSetting() throws IOException {
    run(random(3), this::fit);
    assertThat(fitted).contains("9 epochs of 0.01");
  }

  @Test
  void theStartReachesTheLastRoundThoughItIsTheWorstOfTheFirst() throws IOException {
    List<Trial> trials = run(halving(9), this::fit).trials();
    Trial worst = trials.stream().filter(trial -> trial.round() == 0).toList().getLast();
    assertThat(worst.number()).isZero();
    assertThat(trials)
        .filteredOn(trial -> trial.number() == 0)
        .extracting(Trial::epochs)
        .containsExactlyInAnyOrder(1, 3, 9);
  }

  @Test
  void theStartHasTheHalfLifeItWasGivenOrNone() throws IOException {
    SearchSpace space = SPACE.with(SearchSpace.HALF_LIFE, "2..64", MODEL);
    TuningPlan plan = random(3).plan();
    Search aged = new Search(MODEL, Duration.ofDays(15), space, plan);
    assertThat(start(run(aged, this::fit)).settings())
        .isEqualTo(Map.of("regularization", 0.01, SearchSpace.HALF_LIFE, 15.0));

    Path other = Files.createDirectory(folder.resolve("ageless"));
    Search ageless = new Search(MODEL, null, space, plan);
    assertThat(start(ageless.run(DATA, other, this::fit, (share, detail) -> {})).settings())
        .isEqualTo(Map.of("regularization", 0.01));
  }

  private static Trial start(Search.Result result) {
    return result.trials().stream().filter(trial -> trial.number() == 0).findFirst().orElseThrow();
  }

  @Test
  void goesOnWhereItWasKilledAndEndsAsIfItHadNotBeen() throws IOException {
    Search.Result whole = run(halving(9), this::fit);
    List<String> uninterrupted = List.copyOf(fitted);
    for (int killedAfter : List.of(0, 1, 9, 11)) {
      fitted.clear();
      Path other = Files.createDirectory(folder.resolve("killed" + killedAfter));
      assertThatThrownBy(() ->
              halving(9)
                  .run(
                      DATA,
                      other,
                      (settings, epochs, progress) -> {
                        if (fitted.size() == killedAfter) {
                          throw new IllegalStateException("killed");
                        }
                        return fit(settings, epochs, progress);
                      },
                      (fraction, detail) -> {}))
          .hasMessage("killed");
      Files.writeString(
          other.resolve("trials.jsonl"), "{\"number\":3,\"rou", StandardOpenOption.APPEND);
      Search.Result resumed = halving(9).run(DATA, other, this::fit, (fraction, detail) -> {});
      assertThat(resumed.repeated()).isEqualTo(killedAfter);
      assertThat(resumed.trials()).isEqualTo(whole.trials());
      assertThat(fitted).isEqualTo(uninterrupted);
    }
  }

  @Test
  void aRandomSearchCanBeProlonged() throws IOException {
    run(random(3), this::fit);
    Search.Result prolonged = run(random(5), this::fit);
    assertThat(prolonged.repeated()).isEqualTo(3);
    assertThat(prolonged.trials()).hasSize(5);
    assertThat(fitted).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void whatIsDrawnAgainIsNotFittedAgain() throws IOException {
    SearchSpace two = SPACE.with("regularization", "0.1|1", MODEL);
    Search search = new Search(MODEL, null, two, random(20).plan());
    assertThat(run(search, this::fit).trials()).hasSize(20);
    // The model's own 0.01 and the two.
    assertThat(fitted).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void anotherSearchInTheSameFolderIsRefusedWithWhatDiffers() throws IOException {
    run(random(2), this::fit);
    Search wider =
        new Search(MODEL, null, SPACE.with("regularization", "0.01..99", MODEL), random(2).plan());
    assertThatThrownBy(() -> run(wider, this::fit))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds another search")
        .hasMessageContaining("space.regularization: found 0.01..99, expected 0.01..10;")
        .hasMessageContaining("use another --output");
    assertThatThrownBy(
            () -> random(2).run(Map.of("train", "xyz"), folder, this::fit, (share, detail) -> {}))
        .hasMessageContaining("data.train: found xyz, expected abc;");
    assertThat(fitted).hasSize(2);
  }

  @Test
  void aSettingThatFailsIsKeptAsFailedAndTheSearchGoesOn() throws IOException {
    Search.Result result =
        run(
            random(4),
            (settings, epochs, progress) -> {
              if (settings.getOrDefault("regularization", 0.0) > 0.1) {
                throw new ArithmeticException("not finite");
              }
              return fit(settings, epochs, progress);
            });
    assertThat(result.trials()).hasSize(4);
    assertThat(result.trials().getFirst().failure()).isNull();
    assertThat(result.trials().getLast().failure()).isEqualTo("not finite");
  }

  @Test
  void aSettingThatTheModelRefusesFailsAndWithoutASuccessThereIsNoBest() throws IOException {
    TrialFit refusing =
        (settings, epochs, progress) -> {
          throw new IllegalArgumentException("rank: found 0");
        };
    assertThat(run(random(2), refusing).trials())
        .extracting(Trial::failure)
        .containsOnly("rank: found 0");
    assertThat(folder.resolve("best.json")).doesNotExist();

    run(random(5), this::fit);
    assertThat(folder.resolve("best.json")).exists();
  }

  @Test
  void tellsHowMuchOfThisRunIsDone() throws IOException {
    List<Double> told = new ArrayList<>();
    random(2).run(DATA, folder, this::fit, (fraction, detail) -> told.add(fraction));
    random(4).run(DATA, folder, this::fit, (fraction, detail) -> told.add(fraction));
    assertThat(told).containsExactly(0.25, 0.75, 0.25, 0.75);
  }

  @Test
  void aSecondSearchInTheSameFolderWaitsOutside() throws IOException {
    try (TrialLog open = TrialLog.open(folder.resolve("trials.jsonl"))) {
      assertThat(open.trials()).isEmpty();
      assertThatThrownBy(() -> run(random(2), this::fit))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another search has")
          .hasMessageContaining("trials.jsonl open");
    }
  }

  @Test
  void aBrokenLineIsNamed() throws IOException {
    Trial trial = new Trial(0, 0, 1, Map.of(), Map.of("recall@20", 0.5), 1, null);
    Files.writeString(folder.resolve("trials.jsonl"), JobProtocol.write(trial) + "\nnot a trial\n");
    assertThatThrownBy(() -> run(random(2), this::fit))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("trials.jsonl, line 2: found no trial");
  }

  @Test
  void refusesASearchOverNothing() {
    SearchSpace nothing = new SearchSpace(new LinkedHashMap<>());
    assertThatThrownBy(() -> new Search(MODEL, null, nothing, random(2).plan()))
        .hasMessageContaining("found nothing to vary for the model reel-als");
    SearchSpace epochs = SPACE.with("epochs", "2..8", MODEL);
    assertThatThrownBy(() -> new Search(MODEL, null, epochs, halving(2).plan()))
        .hasMessageContaining("found epochs with halving");
  }

  private Search.Result run(Search search, TrialFit fit) throws IOException {
    return search.run(DATA, folder, fit, (fraction, detail) -> {});
  }

  private static Search halving(int trials) {
    return new Search(
        MODEL, null, SPACE, new TuningPlan(Strategy.HALVING, trials, 1, 3, "recall@20", 1));
  }

  private static Search random(int trials) {
    return new Search(
        MODEL, null, SPACE, new TuningPlan(Strategy.RANDOM, trials, 1, 3, "recall@20", 1));
  }
}
