package io.reeltime.training.job;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a search goes about it.
 *
 * @param strategy which settings get how many epochs
 * @param trials settings that are tried, the model's own among them
 * @param fewestEpochs of a halving's first round; the last has the model's own
 * @param reduction of a halving: each round keeps one setting of so many, the model's own among
 *     them and at least one other
 * @param metric that decides, {@code recall@K} or {@code ndcg@K}
 * @param seed of the settings
 */
public record TuningPlan(
    Strategy strategy, int trials, int fewestEpochs, int reduction, String metric, long seed) {
  private static final Pattern METRIC = Pattern.compile("(?:recall|ndcg)@([1-9][0-9]{0,5})");

  /** How epochs are shared out. */
  public enum Strategy {
    /** Every setting gets all epochs. */
    RANDOM,
    /**
     * Successive halving (Jamieson and Talwalkar 2016): all settings get few epochs, the best of
     * them more, and so on.
     */
    HALVING
  }

  public TuningPlan {
    Parameters.require(trials >= 1, "trials", trials, "1 or more");
    Parameters.require(fewestEpochs >= 1, "fewest-epochs", fewestEpochs, "1 or more");
    Parameters.require(reduction >= 2, "reduction", reduction, "2 or more");
    Parameters.require(
        METRIC.matcher(metric).matches(),
        "metric",
        "'" + metric + "'",
        "recall@K or ndcg@K, such as recall@20");
  }

  /** The K of the metric. */
  public int cutoff() {
    Matcher matcher = METRIC.matcher(metric);
    if (!matcher.matches()) {
      throw new IllegalStateException("checked when it was made: " + metric);
    }
    return Integer.parseInt(matcher.group(1));
  }
}
