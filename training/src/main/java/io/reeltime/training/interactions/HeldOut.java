package io.reeltime.training.interactions;

import java.util.Arrays;

/**
 * Videos per user that a model is asked for and must not have seen: compressed sparse rows over the
 * indexes of a {@link TrainingData}, ascending within a row.
 *
 * @param rowStarts {@code [users + 1]}
 * @param videoIndexes {@code [entries]}
 */
public record HeldOut(int[] rowStarts, int[] videoIndexes) {

  /** Nothing for any user. */
  public static HeldOut none(int users) {
    return new HeldOut(new int[users + 1], new int[0]);
  }

  /** The positive entries of the rows. */
  static HeldOut positivesOf(SparseRows rows) {
    int[] rowStarts = new int[rows.rowStarts().length];
    int[] videoIndexes = new int[rows.columns().length];
    int count = 0;
    for (int row = 0; row + 1 < rowStarts.length; row++) {
      for (int entry = rows.rowStarts()[row]; entry < rows.rowStarts()[row + 1]; entry++) {
        if (rows.values()[entry] > 0) {
          videoIndexes[count++] = rows.columns()[entry];
        }
      }
      rowStarts[row + 1] = count;
    }
    return new HeldOut(rowStarts, Arrays.copyOf(videoIndexes, count));
  }

  /** Number of held-out videos of a user. */
  public int count(int userIndex) {
    return rowStarts[userIndex + 1] - rowStarts[userIndex];
  }

  /** All held-out interactions. */
  public int interactions() {
    return videoIndexes.length;
  }

  /** Users with at least one held-out video. */
  public int users() {
    int users = 0;
    for (int user = 0; user + 1 < rowStarts.length; user++) {
      users += count(user) > 0 ? 1 : 0;
    }
    return users;
  }
}
