package io.reeltime.training.tune;

import io.reeltime.training.job.ModelParameters;
import io.reeltime.training.job.SearchSpace;
import io.reeltime.training.job.Trial;
import io.reeltime.training.job.TuningPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A search over hyper-parameters that can be taken up again: what it tries next depends only on its
 * definition and on the trials that are done.
 *
 * <p>Trial 0 is the setting to start from, and takes part in every round: a search never ends worse
 * by its metric.
 *
 * @param model of the setting to start from
 * @param halfLife of the setting to start from, null for none
 * @param space what is tried
 * @param plan how
 */
public record Search(
    ModelParameters model, @Nullable Duration halfLife, SearchSpace space, TuningPlan plan) {
  private static final String EPOCHS = "epochs";
  private static final int START = 0;

  /** Is told how far the search is. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Called as fits move on.
     *
     * @param fraction of what this run had to do, in [0, 1]
     * @param detail in words
     */
    void at(double fraction, String detail);
  }

  /**
   * Every trial, and how many were done before this run.
   *
   * @param trials best first
   * @param repeated done before
   */
  public record Result(List<Trial> trials, int repeated) {}

  /**
   * @throws IllegalArgumentException if there is nothing to search, or no way to do it as planned
   */
  public Search {
    if (space.variesNothing() && plan.trials() > 1) {
      throw new IllegalArgumentException(
          "search space: found nothing to vary for the model %s, expected --range NAME=LOW..HIGH"
              .formatted(model.name()));
    }
    if (plan.strategy() == TuningPlan.Strategy.HALVING && space.values().containsKey(EPOCHS)) {
      throw new IllegalArgumentException(
          "range: found epochs with halving, which shares them out itself; use --strategy random");
    }
    Rounds.of(plan, epochs(model));
  }

  /**
   * Runs it to its end, in a folder that holds no other search.
   *
   * @param data what identifies the data, by key
   * @param folder for {@code search.json}, {@code trials.jsonl} and {@code best.json}
   * @throws IllegalArgumentException if the folder holds another search
   * @throws IllegalStateException if another process searches there
   */
  public Result run(Map<String, String> data, Path folder, TrialFit fit, Listener listener)
      throws IOException {
    try (TrialLog log = TrialLog.open(folder.resolve("trials.jsonl"))) {
      SearchDefinition.of(this, data).claim(folder);
      return new Run(log, folder, fit, listener).run();
    }
  }

  private static int epochs(ModelParameters model) {
    return model.hasEpochs() ? model.als().epochs() : 0;
  }

  private Map<String, Double> settings(int number) {
    return number == START ? start() : new TrialSampler(space, plan.seed()).settings(number);
  }

  /** No half-life in it if the search starts without one. */
  private Map<String, Double> start() {
    Map<String, Number> own = model.values();
    if (halfLife != null) {
      own.put(SearchSpace.HALF_LIFE, HalfLife.days(halfLife));
    }
    own.keySet().retainAll(space.values().keySet());
    Map<String, Double> start = new TreeMap<>();
    own.forEach((name, value) -> start.put(name, value.doubleValue()));
    return start;
  }

  /** The best of them, the start always among them. */
  private static List<Integer> promoted(List<Integer> bestFirst, int count) {
    List<Integer> promoted =
        new ArrayList<>(bestFirst.subList(0, Math.min(count, bestFirst.size())));
    if (!promoted.contains(START)) {
      promoted.set(promoted.size() - 1, START);
    }
    return promoted;
  }

  private final class Run {
    private final TrialLog log;
    private final Path folder;
    private final TrialFit fit;
    private final Listener listener;
    private final Rounds rounds = Rounds.of(plan, epochs(model));
    private final Map<String, Trial> done = new HashMap<>();
    private final int repeated;
    private final long toDo;
    private long spent;

    Run(TrialLog log, Path folder, TrialFit fit, Listener listener) {
      this.log = log;
      this.folder = folder;
      this.fit = fit;
      this.listener = listener;
      log.trials().forEach(trial -> done.put(key(trial.round(), trial.number()), trial));
      this.repeated = done.size();
      this.toDo =
          Math.max(
              1,
              rounds.cost() - done.values().stream().mapToLong(t -> Rounds.cost(t.epochs())).sum());
    }

    Result run() throws IOException {
      List<Integer> numbers = IntStream.range(0, plan.trials()).boxed().toList();
      for (int round = 0; round < rounds.rounds().size(); round++) {
        Rounds.Round current = rounds.rounds().get(round);
        List<Trial> trials = new ArrayList<>();
        for (int number : byHalfLife(promoted(numbers, current.settings()))) {
          trials.add(trial(round, number, current.epochs()));
        }
        trials.sort(Trial.bestFirst(plan.metric()));
        numbers = trials.stream().map(Trial::number).toList();
      }
      writeBest();
      return new Result(
          done.values().stream().sorted(Trial.bestFirst(plan.metric())).toList(), repeated);
    }

    /** Those with the same half-life behind one another: they share a reading of the data. */
    private List<Integer> byHalfLife(List<Integer> numbers) {
      return numbers.stream()
          .sorted(
              Comparator.<Integer>comparingDouble(
                      number -> settings(number).getOrDefault(SearchSpace.HALF_LIFE, 0.0))
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    }

    private Trial trial(int round, int number, int epochs) throws IOException {
      Trial known = done.get(key(round, number));
      if (known != null) {
        return known;
      }
      Trial trial = fitted(round, number, epochs);
      log.append(trial);
      done.put(key(round, number), trial);
      spent += Rounds.cost(epochs);
      writeBest();
      return trial;
    }

    private Trial fitted(int round, int number, int roundEpochs) {
      Map<String, Double> settings = settings(number);
      int epochs = settings.getOrDefault(EPOCHS, (double) roundEpochs).intValue();
      Optional<Trial> same = same(settings, epochs);
      if (same.isPresent()) {
        Trial twin = same.get();
        return new Trial(number, round, epochs, settings, twin.metrics(), 0, twin.failure());
      }
      String name = "trial " + (done.size() + 1) + ", round " + (round + 1) + bestInWords();
      try {
        TrialFit.Outcome outcome =
            fit.fit(settings, epochs, share -> tell(share * Rounds.cost(roundEpochs), name));
        return new Trial(
            number, round, epochs, settings, outcome.metrics(), outcome.fitSeconds(), null);
      } catch (ArithmeticException | IllegalArgumentException e) {
        // The setting is at fault, not the search.
        return new Trial(
            number, round, epochs, settings, Map.of(), 0, String.valueOf(e.getMessage()));
      }
    }

    /** A space of few choices draws the same again; fitting it again would tell nothing. */
    private Optional<Trial> same(Map<String, Double> settings, int epochs) {
      return done.values().stream()
          .filter(trial -> trial.epochs() == epochs && trial.settings().equals(settings))
          .findFirst();
    }

    private void tell(double epochs, String name) {
      listener.at(Math.min(1, (spent + epochs) / toDo), name);
    }

    /** Empty as long as every trial has failed. */
    private Optional<Trial> best() {
      return done.values().stream()
          .filter(trial -> trial.failure() == null)
          .min(Trial.bestFirst(plan.metric()));
    }

    private String bestInWords() {
      return best()
          .map(trial ->
              String.format(
                  Locale.ROOT, ", best %s %.4f", plan.metric(), trial.value(plan.metric())))
          .orElse("");
    }

    private void writeBest() throws IOException {
      Optional<Trial> best = best();
      if (best.isPresent()) {
        SearchDefinition.write(
            folder.resolve("best.json"), BestSetting.of(Search.this, best.get()).json());
      }
    }
  }

  private static String key(int round, int number) {
    return round + "/" + number;
  }
}
