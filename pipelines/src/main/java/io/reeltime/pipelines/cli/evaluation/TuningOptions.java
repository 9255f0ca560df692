package io.reeltime.pipelines.cli.evaluation;

import io.reeltime.training.job.ModelParameters;
import io.reeltime.training.job.SearchSpace;
import io.reeltime.training.job.TuningPlan;
import io.reeltime.training.job.TuningPlan.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** What a search tries, and how. */
final class TuningOptions {
  private static final int FEWEST_EPOCHS = 2;

  /** Doublings from two days to two months: from faster than short video's taste to no decay. */
  private static final String HALF_LIVES = "2..64";

  @Option(
      names = "--range",
      paramLabel = "NAME=VALUES",
      description = {
        "What to try for a hyper-parameter: LOW..HIGH or A|B|C, such as rank=32..256.",
        "Names are those of the options, and half-life in days. Given again for each name;",
        "replaces that name's usual range. Ranges are searched by their logarithm, but weights of",
        "a blend and regularization-exponent evenly."
      })
  private List<String> ranges = new ArrayList<>();

  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "30",
      description = "Settings to try, the model's own among them (default: ${DEFAULT-VALUE}).")
  private int trials;

  @Option(
      names = "--strategy",
      description =
          "random, or halving: few epochs for all, more for the best (default: halving for models"
              + " with epochs).")
  private Optional<Strategy> strategy;

  @Option(
      names = "--fewest-epochs",
      paramLabel = "N",
      description = "Of a halving's first round; the last has --epochs (default: 2).")
  private Optional<Integer> fewestEpochs;

  @Option(
      names = "--reduction",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "Each round of a halving keeps one in N, the model's own among them (default:"
              + " ${DEFAULT-VALUE}).")
  private int reduction;

  @Option(
      names = "--metric",
      defaultValue = "recall@20",
      description = "That decides: recall@K or ndcg@K (default: ${DEFAULT-VALUE}).")
  private String metric;

  @Option(
      names = "--search-seed",
      defaultValue = "1",
      description = "Of the settings that are drawn (default: ${DEFAULT-VALUE}).")
  private long searchSeed;

  @Option(
      names = "--holdout-share",
      defaultValue = "0.1",
      description =
          "Share of the home's newest likes to validate on, at most 0.5 (default: ${DEFAULT-VALUE}).")
  private double holdoutShare;

  /**
   * The space: the model's usual one, without what is given, with what is asked for.
   *
   * @throws IllegalArgumentException named as the options are
   */
  SearchSpace space(ModelParameters model, Set<String> given, boolean decays) {
    SearchSpace space = SearchSpace.usual(model.name());
    if (decays) {
      space = space.with(SearchSpace.HALF_LIFE, HALF_LIVES, model);
    }
    space = space.without(given);
    for (String range : ranges) {
      int equals = range.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "range: found '" + range + "', expected NAME=LOW..HIGH, such as rank=32..256");
      }
      String name = range.substring(0, equals);
      if (given.contains(name)) {
        throw new IllegalArgumentException(
            name + ": found both a value and a --range, expected one of them");
      }
      space = space.with(name, range.substring(equals + 1), model);
    }
    return space;
  }

  TuningPlan plan(ModelParameters model) {
    Strategy usual = model.hasEpochs() ? Strategy.HALVING : Strategy.RANDOM;
    return new TuningPlan(
        strategy.orElse(usual),
        trials,
        fewestEpochs.orElse(Math.min(FEWEST_EPOCHS, model.als().epochs())),
        reduction,
        metric,
        searchSeed);
  }

  double holdoutShare() {
    if (!(holdoutShare > 0 && holdoutShare <= 0.5)) {
      throw new IllegalArgumentException(
          "--holdout-share: found " + holdoutShare + ", expected above 0 and at most 0.5");
    }
    return holdoutShare;
  }
}
