package io.reeltime.training.interactions;

import io.reeltime.data.preference.PreferenceWeights;
import io.reeltime.data.snapshot.UserHistory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Interactions as compressed sparse rows, a row per user: its entries are {@code rowStarts[user]}
 * to below {@code rowStarts[user + 1]}, in ascending order of video index, each video once.
 *
 * <p>Immutable by convention: nobody writes to the arrays.
 *
 * @param userIds in ascending order of UTF-8 bytes; the place is the user index
 * @param videoIds in ascending order of UTF-8 bytes; the place is the video index. Holds the whole
 *     catalogue, so a video may have no entry
 * @param rowStarts {@code [users + 1]}
 * @param videoIndexes {@code [entries]}
 * @param strengths {@code [entries]}: above 0 liked, below 0 refused, 0 seen without a verdict
 *     (such an entry is kept, since it must not be recommended, but trains nothing)
 * @param lastMillis {@code [entries]}: time of the last event, epoch milliseconds, 0 when unknown
 * @param kept the same entries where Spark's executors keep them, null where they do not
 */
public record TrainingData(
    List<String> userIds,
    List<String> videoIds,
    int[] rowStarts,
    int[] videoIndexes,
    float[] strengths,
    long[] lastMillis,
    @Nullable KeptInteractions kept) {

  public TrainingData {
    int entries = videoIndexes.length;
    if (rowStarts.length != userIds.size() + 1 || rowStarts[userIds.size()] != entries) {
      throw new IllegalArgumentException(
          "training data: row starts do not fit %d users and %d entries"
              .formatted(userIds.size(), entries));
    }
    if (strengths.length != entries || lastMillis.length != entries) {
      throw new IllegalArgumentException(
          "training data: found %d strengths and %d times for %d entries"
              .formatted(strengths.length, lastMillis.length, entries));
    }
    for (int entry = 0; entry < entries; entry++) {
      if (!Float.isFinite(strengths[entry])) {
        throw new IllegalArgumentException(
            "training data: strength: found %s for video '%s', expected a finite number"
                .formatted(strengths[entry], videoIds.get(videoIndexes[entry])));
      }
    }
  }

  /** Data that is on this machine alone. */
  public TrainingData(
      List<String> userIds,
      List<String> videoIds,
      int[] rowStarts,
      int[] videoIndexes,
      float[] strengths,
      long[] lastMillis) {
    this(userIds, videoIds, rowStarts, videoIndexes, strengths, lastMillis, null);
  }

  /** The same data, which executors keep, too. */
  TrainingData keptIn(KeptInteractions executors) {
    return new TrainingData(
        userIds, videoIds, rowStarts, videoIndexes, strengths, lastMillis, executors);
  }

  public int users() {
    return userIds.size();
  }

  public int videos() {
    return videoIds.size();
  }

  /** Number of entries. */
  public int interactions() {
    return videoIndexes.length;
  }

  /** Number of users with at least one entry. */
  public int usersWithHistory() {
    int count = 0;
    for (int user = 0; user < users(); user++) {
      if (rowStarts[user + 1] > rowStarts[user]) {
        count++;
      }
    }
    return count;
  }

  /** Number of entries above 0. */
  public int positives() {
    return Arrays.stream(positivesByVideo()).sum();
  }

  /** Whether any entry has a time. */
  public boolean hasTimes() {
    return Arrays.stream(lastMillis).anyMatch(millis -> millis != 0);
  }

  /**
   * A copy in which each strength counts half per half-life that its last event is older than the
   * newest of all. Entries whose time is unknown stay as they are.
   *
   * @throws IllegalArgumentException if the half-life is too short or too long
   */
  public TrainingData decayed(Duration halfLife) {
    PreferenceWeights weights = PreferenceWeights.defaults().withHalfLife(halfLife);
    long newest = Arrays.stream(lastMillis).max().orElse(0);
    float[] faded = strengths.clone();
    for (int entry = 0; entry < faded.length; entry++) {
      if (lastMillis[entry] != 0) {
        faded[entry] *= (float) weights.decay(newest - lastMillis[entry]);
      }
    }
    return new TrainingData(userIds, videoIds, rowStarts, videoIndexes, faded, lastMillis);
  }

  /** Users who liked it, per video. */
  public int[] positivesByVideo() {
    int[] counts = new int[videos()];
    for (int entry = 0; entry < videoIndexes.length; entry++) {
      if (strengths[entry] > 0) {
        counts[videoIndexes[entry]]++;
      }
    }
    return counts;
  }

  /** Sum of positive strength over all users, per video. */
  public float[] popularity() {
    return positiveSums(strengths);
  }

  /** The sum over all users of the positive ones of {@code values [entries]}, per video. */
  float[] positiveSums(float[] values) {
    double[] sums = new double[videos()];
    for (int entry = 0; entry < videoIndexes.length; entry++) {
      sums[videoIndexes[entry]] += Math.max(0, values[entry]);
    }
    float[] rounded = new float[sums.length];
    for (int video = 0; video < sums.length; video++) {
      rounded[video] = (float) sums[video];
    }
    return rounded;
  }

  /** A copy of one user's row. */
  public UserHistory history(int userIndex) {
    int from = rowStarts[userIndex];
    int to = rowStarts[userIndex + 1];
    return new UserHistory(
        Arrays.copyOfRange(videoIndexes, from, to), Arrays.copyOfRange(strengths, from, to));
  }
}
