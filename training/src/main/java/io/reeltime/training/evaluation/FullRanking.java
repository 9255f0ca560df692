package io.reeltime.training.evaluation;

import io.reeltime.training.interactions.HeldOut;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.model.FittedModel;
import java.util.Arrays;
import java.util.List;
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
    return evaluateUsers(model, training, heldOut, alsoMasked).mean();
  }

  /** The same, user by user. */
  public UserMetrics evaluateUsers(
      FittedModel model, TrainingData training, HeldOut heldOut, HeldOut alsoMasked) {
    int[] users =
        IntStream.range(0, training.users()).filter(user -> heldOut.count(user) > 0).toArray();
    List<String> names = names();
    double[][] values = new double[names.size()][users.length];
    AtomicInteger next = new AtomicInteger();
    IntStream.range(0, Runtime.getRuntime().availableProcessors())
        .parallel()
        .forEach(worker -> {
          UserRanking ranking = new UserRanking(model.scorer(), training, alsoMasked, deepest());
          for (int place = next.getAndIncrement();
              place < users.length;
              place = next.getAndIncrement()) {
            boolean[] hits = ranking.hits(users[place], heldOut);
            put(values, place, hits, heldOut.count(users[place]));
          }
        });
    return new UserMetrics(names, users, values, heldOut.interactions());
  }

  private int deepest() {
    return cutoffs.stream().mapToInt(Integer::intValue).max().orElseThrow();
  }

  /** All of a metric's cutoffs, metric after metric. */
  private List<String> names() {
    return Arrays.stream(RankingMetric.values())
        .flatMap(metric -> cutoffs.stream().map(metric::at))
        .toList();
  }

  private void put(double[][] values, int place, boolean[] hits, int heldOut) {
    int row = 0;
    for (RankingMetric metric : RankingMetric.values()) {
      for (int cutoff : cutoffs) {
        values[row++][place] = metric.of(hits, cutoff, heldOut);
      }
    }
  }
}
