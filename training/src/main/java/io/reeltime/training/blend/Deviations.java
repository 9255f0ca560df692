package io.reeltime.training.blend;

import io.reeltime.data.blend.BlendedItems;
import io.reeltime.data.blend.BlendedUser;
import io.reeltime.data.snapshot.UserHistory;
import io.reeltime.training.interactions.TrainingData;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How far the scores of each source spread: their standard deviation over the liked videos,
 * averaged over a sample of users. One scale per model and source, not one per user: it ranks as
 * well within noise (docs/007) and, since it does not depend on the user, can be folded into the
 * items.
 *
 * @param factors of the factors' scores
 * @param lowPass of the low-pass term's
 * @param neighbours of the neighbours'
 */
record Deviations(double factors, double lowPass, double neighbours) {
  private static final int MOST_USERS = 256;
  private static final int MOST_VIDEOS = 1 << 14;

  /**
   * Measures, on users and videos evenly spread over those with a like.
   *
   * @param items with all sources as they come, that is, each with a weight and a scale of 1
   */
  static Deviations of(BlendedItems items, TrainingData data, Likings likings) {
    int[] users = sample(likings.userDegrees(), MOST_USERS);
    int[] videos = sample(likings.videoDegrees(), MOST_VIDEOS);
    BlendedItems factors =
        BlendedItems.ofFactors(items.factors(), items.gramian(), items.objective());
    Deviations[] each = new Deviations[users.length];
    int workers = Math.min(users.length, Runtime.getRuntime().availableProcessors());
    IntStream.range(0, workers)
        .parallel()
        .forEach(worker -> {
          BlendedUser alone = new BlendedUser(factors);
          BlendedUser blended = new BlendedUser(items);
          for (int i = worker; i < users.length; i += workers) {
            each[i] = of(data.history(users[i]), alone, blended, videos);
          }
        });
    return mean(each);
  }

  /** What gives the low-pass term's scores the factors' deviation; 0 where they do not differ. */
  double lowPassScale() {
    return lowPass > 0 ? factors / lowPass : 0;
  }

  /** The same of the neighbours' scores. */
  double neighbourScale() {
    return neighbours > 0 ? factors / neighbours : 0;
  }

  private static Deviations of(
      UserHistory history, BlendedUser alone, BlendedUser blended, int[] videos) {
    alone.solve(history.videoIndexes(), history.strengths(), history.size());
    blended.solve(history.videoIndexes(), history.strengths(), history.size());
    Spread factors = new Spread();
    Spread lowPass = new Spread();
    Spread neighbours = new Spread();
    for (int video : videos) {
      double byFactors = alone.score(video);
      double byRow = blended.rowScore(video);
      factors.add(byFactors);
      lowPass.add(byRow - byFactors);
      neighbours.add(blended.score(video) - byRow);
    }
    return new Deviations(factors.deviation(), lowPass.deviation(), neighbours.deviation());
  }

  private static Deviations mean(Deviations[] each) {
    return new Deviations(
        Arrays.stream(each).mapToDouble(Deviations::factors).average().orElse(0),
        Arrays.stream(each).mapToDouble(Deviations::lowPass).average().orElse(0),
        Arrays.stream(each).mapToDouble(Deviations::neighbours).average().orElse(0));
  }

  private static int[] sample(double[] degrees, int most) {
    int[] active = IntStream.range(0, degrees.length).filter(i -> degrees[i] > 0).toArray();
    int size = Math.min(most, active.length);
    return IntStream.range(0, size)
        .map(i -> active[(int) ((long) i * active.length / size)])
        .toArray();
  }

  /** Running mean and squares (Welford 1962). */
  private static final class Spread {
    private int count;
    private double mean;
    private double squares;

    void add(double value) {
      count++;
      double difference = value - mean;
      mean += difference / count;
      squares += difference * (value - mean);
    }

    double deviation() {
      return count == 0 ? 0 : Math.sqrt(squares / count);
    }
  }
}
