package io.reeltime.training.evaluation;

import io.reeltime.training.interactions.HeldOut;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.model.FittedModel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Ranks all videos for every user with held-out ones and averages Recall@K and NDCG@K over those
 * users.
 *
 * <p>Candidates are the videos that someone liked in the training data, less those the user has
 * seen in it: what serving could show. A held-out video outside of them is a miss. A user of whom
 * the model can say nothing is ranked by popularity, as serving does. Of equal scores the smaller
 * video index wins; against the smaller numeric id this moves figures on ML-1M by less than 0.001.
 *
 * <p>Users are spread over all cores; sums run in the order of users, so that figures do not depend
 * on it.
 *
 * @param cutoffs the K, each 1 or more
 */
public record FullRanking(List<Integer> cutoffs) {

  public FullRanking {
    cutoffs = List.copyOf(cutoffs);
    if (cutoffs.isEmpty() || cutoffs.stream().anyMatch(cutoff -> cutoff < 1)) {
      throw new IllegalArgumentException("cutoffs: found " + cutoffs + ", expected each 1 or more");
    }
  }

  /** Evaluates with the training rows as histories, which are masked. */
  public RankingResult evaluate(FittedModel model, TrainingData training, HeldOut heldOut) {
    return evaluate(model, training, heldOut, HeldOut.none(training.users()));
  }

  /**
   * Evaluates.
   *
   * @param model fitted on {@code training}
   * @param training histories of the users, all of whose videos are masked
   * @param heldOut what is asked for
   * @param alsoMasked what is masked besides, such as the validation split on the test split
   */
  public RankingResult evaluate(
      FittedModel model, TrainingData training, HeldOut heldOut, HeldOut alsoMasked) {
    double[][] byUser = new double[training.users()][];
    AtomicInteger next = new AtomicInteger();
    IntStream.range(0, Runtime.getRuntime().availableProcessors())
        .parallel()
        .forEach(worker -> {
          UserRanking ranking = new UserRanking(model.scorer(), training, alsoMasked, deepest());
          for (int user = next.getAndIncrement();
              user < byUser.length;
              user = next.getAndIncrement()) {
            if (heldOut.count(user) > 0) {
              byUser[user] = values(ranking.hits(user, heldOut), heldOut.count(user));
            }
          }
        });
    return new RankingResult(heldOut.users(), heldOut.interactions(), mean(byUser));
  }

  private int deepest() {
    return cutoffs.stream().mapToInt(Integer::intValue).max().orElseThrow();
  }

  /** The metrics of one user: all of a metric's cutoffs, metric after metric. */
  private double[] values(boolean[] hits, int heldOut) {
    double[] values = new double[RankingMetric.values().length * cutoffs.size()];
    int next = 0;
    for (RankingMetric metric : RankingMetric.values()) {
      for (int cutoff : cutoffs) {
        values[next++] = metric.of(hits, cutoff, heldOut);
      }
    }
    return values;
  }

  private Map<String, Double> mean(double[][] byUser) {
    double[] sums = new double[RankingMetric.values().length * cutoffs.size()];
    int users = 0;
    for (double[] values : byUser) {
      if (values != null) {
        users++;
        for (int i = 0; i < sums.length; i++) {
          sums[i] += values[i];
        }
      }
    }
    return users == 0 ? Map.of() : named(sums, users);
  }

  private Map<String, Double> named(double[] sums, int users) {
    Map<String, Double> metrics = new TreeMap<>();
    int next = 0;
    for (RankingMetric metric : RankingMetric.values()) {
      for (int cutoff : cutoffs) {
        metrics.put(metric.at(cutoff), sums[next++] / users);
      }
    }
    return metrics;
  }
}
