package io.reeltime.training.tune;

import io.reeltime.training.job.TuningPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * The rounds of a search, the first one first. The setting that the search starts from takes part
 * in each, beside at least one other if there is one.
 *
 * @param rounds each
 */
record Rounds(List<Round> rounds) {

  /**
   * A round.
   *
   * @param settings that take part
   * @param epochs that each gets; 0 for a model without
   */
  record Round(int settings, int epochs) {}

  /**
   * The rounds of a plan.
   *
   * @param epochs the model's own: what the last round gets; 0 for a model without
   * @throws IllegalArgumentException if there is nothing to halve
   */
  static Rounds of(TuningPlan plan, int epochs) {
    return switch (plan.strategy()) {
      case RANDOM -> new Rounds(List.of(new Round(plan.trials(), epochs)));
      case HALVING -> halving(plan, epochs);
    };
  }

  /** Counted from the end, so that the last round has all epochs, whatever the reduction. */
  private static Rounds halving(TuningPlan plan, int epochs) {
    if (epochs == 0) {
      throw new IllegalArgumentException(
          "strategy: found halving, expected random: the model has no epochs to share out");
    }
    if (plan.fewestEpochs() > epochs) {
      throw new IllegalArgumentException(
          "fewest-epochs: found %d, expected at most the %d of the model"
              .formatted(plan.fewestEpochs(), epochs));
    }
    List<Integer> budgets = new ArrayList<>();
    for (double budget = epochs;
        Math.round(budget) >= plan.fewestEpochs() && budgets.size() < Integer.SIZE;
        budget /= plan.reduction()) {
      budgets.addFirst((int) Math.round(budget));
    }
    List<Round> rounds = new ArrayList<>();
    int settings = plan.trials();
    int fewest = Math.min(2, settings);
    for (int budget : budgets.stream().distinct().toList()) {
      rounds.add(new Round(settings, budget));
      settings = Math.max(fewest, (settings + plan.reduction() - 1) / plan.reduction());
    }
    return new Rounds(List.copyOf(rounds));
  }

  /** Epochs of all fits together; a fit of a model without epochs counts as one. */
  long cost() {
    return rounds.stream().mapToLong(round -> round.settings() * cost(round.epochs())).sum();
  }

  static long cost(int epochs) {
    return Math.max(1, epochs);
  }
}
