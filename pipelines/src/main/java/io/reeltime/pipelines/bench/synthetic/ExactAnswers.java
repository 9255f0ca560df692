package io.reeltime.pipelines.bench.synthetic;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.linear.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The exact best videos of a few users under several rules, in float32: one pass over the factors,
 * in chunks that stay in the cache while all users are scored on them.
 */
final class ExactAnswers {
  private static final int CHUNK_BYTES = 1 << 19;

  private final FactorMatrix factors;
  private final SyntheticCatalogue catalogue;
  private final List<AskedUser> users;
  private final int[][] seen;
  private final int k;

  ExactAnswers(FactorMatrix factors, SyntheticCatalogue catalogue, List<AskedUser> users, int k) {
    this.factors = factors;
    this.catalogue = catalogue;
    this.users = users;
    this.seen = users.stream().map(user -> sorted(user.seen())).toArray(int[][]::new);
    this.k = k;
  }

  private static int[] sorted(int[] videos) {
    int[] sorted = videos.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** Per rule the questions and their answers. */
  List<Questions> of(List<CategoryRule> rules, Workers workers) {
    int chunkRows = Math.max(1, CHUNK_BYTES / (factors.rank() * Float.BYTES));
    int chunks = (factors.rows() + chunkRows - 1) / chunkRows;
    Tops[] tops = new Tops[workers.count()];
    Arrays.setAll(tops, _ -> new Tops(rules, users.size(), k));
    workers.run(
        chunks,
        (worker, chunk) -> {
          int from = chunk * chunkRows;
          scan(from, Math.min(from + chunkRows, factors.rows()), rules, tops[worker]);
        });
    for (int worker = 1; worker < tops.length; worker++) {
      tops[0].add(tops[worker]);
    }
    return IntStream.range(0, rules.size())
        .mapToObj(
            rule -> new Questions(rules.get(rule), users, tops[0].best(rule), tops[0].unseen(rule)))
        .toList();
  }

  private void scan(int from, int to, List<CategoryRule> rules, Tops tops) {
    int[] categories = IntStream.range(from, to).map(catalogue::category).toArray();
    for (int user = 0; user < users.size(); user++) {
      float[] vector = users.get(user).vector();
      for (int video = from; video < to; video++) {
        float score = factors.dot(video, vector);
        for (int rule = 0; rule < rules.size(); rule++) {
          if (tops.wouldKeep(rule, user, score)
              && rules.get(rule).passes(categories[video - from])) {
            boolean isSeen = Arrays.binarySearch(seen[user], video) >= 0;
            tops.keep(rule, user, video, score, isSeen);
          }
        }
      }
    }
  }

  /** What one worker, or all of them, have found. */
  private static final class Tops {
    private final BestVideos[][] best;
    private final BestVideos[][] unseen;

    Tops(List<CategoryRule> rules, int users, int k) {
      this.best = new BestVideos[rules.size()][users];
      this.unseen = new BestVideos[rules.size()][users];
      for (int rule = 0; rule < best.length; rule++) {
        Arrays.setAll(best[rule], _ -> new BestVideos(k));
        Arrays.setAll(unseen[rule], _ -> new BestVideos(k));
      }
    }

    /** What is too bad for the unseen is too bad for all. */
    boolean wouldKeep(int rule, int user, float score) {
      return unseen[rule][user].wouldKeep(score);
    }

    void keep(int rule, int user, int video, float score, boolean isSeen) {
      best[rule][user].offer(video, score);
      if (!isSeen) {
        unseen[rule][user].offer(video, score);
      }
    }

    void add(Tops other) {
      for (int rule = 0; rule < best.length; rule++) {
        for (int user = 0; user < best[rule].length; user++) {
          best[rule][user].addAll(other.best[rule][user]);
          unseen[rule][user].addAll(other.unseen[rule][user]);
        }
      }
    }

    List<int[]> best(int rule) {
      return Arrays.stream(best[rule]).map(BestVideos::videos).toList();
    }

    List<int[]> unseen(int rule) {
      return Arrays.stream(unseen[rule]).map(BestVideos::videos).toList();
    }
  }
}
