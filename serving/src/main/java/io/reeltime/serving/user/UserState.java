package io.reeltime.serving.user;

import io.reeltime.data.snapshot.UserHistory;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * One user as one row: every video they have seen, with the sum of its signed strengths.
 *
 * <p>An open-addressing map from video index to strength, so it is the seen set as well. Grows with
 * what the user did, never with the catalogue. Filled and read by one thread.
 */
public final class UserState {
  private static final int LEAST_SLOTS = 16;

  /** Position in the arrays plus one, 0 for an empty slot; at most half of them are taken. */
  private int[] slots = new int[LEAST_SLOTS];

  private int[] videoIndexes = new int[LEAST_SLOTS / 2];
  private float[] strengths = new float[LEAST_SLOTS / 2];
  private int size;

  /**
   * What a snapshot and the log say about a user.
   *
   * @param history as of the snapshot's watermark
   * @param live what came after
   */
  public static UserState of(UserHistory history, LiveUser live) {
    UserState state = new UserState();
    for (int i = 0; i < history.size(); i++) {
      state.add(history.videoIndexes()[i], history.strengths()[i]);
    }
    live.addTo(state);
    return state;
  }

  /** Marks the video as seen and adds to its strength. */
  public void add(int videoIndex, float strength) {
    int slot = slotOf(videoIndex);
    if (slots[slot] != 0) {
      strengths[slots[slot] - 1] += strength;
      return;
    }
    if (size == videoIndexes.length) {
      grow();
      slot = slotOf(videoIndex);
    }
    videoIndexes[size] = videoIndex;
    strengths[size] = strength;
    slots[slot] = ++size;
  }

  public boolean hasSeen(int videoIndex) {
    return slots[slotOf(videoIndex)] != 0;
  }

  /** Number of distinct videos seen. */
  public int size() {
    return size;
  }

  /**
   * The row that a model can be asked to solve: the videos it has a factor for, with a strength
   * that says something. A video without a factor says nothing about a user: a row of only such
   * ones would be solved to zero, and rank the catalogue by accident.
   *
   * @param hasFactor whether the model has a factor for a video index
   * @param most observations; of more the strongest are taken (strength fades with age), and of
   *     equally strong ones those that appeared last
   * @return in order of first appearance, in arrays of just that length
   */
  public Observations observations(IntPredicate hasFactor, int most) {
    int[] telling = new int[size];
    int count = 0;
    for (int place = 0; place < size; place++) {
      if (strengths[place] != 0 && hasFactor.test(videoIndexes[place])) {
        telling[count++] = place;
      }
    }
    int[] taken = count > most ? strongest(telling, count, most) : telling;
    return observations(taken, Math.min(count, most));
  }

  private Observations observations(int[] places, int count) {
    int[] indexes = new int[count];
    float[] signed = new float[count];
    int positives = 0;
    for (int i = 0; i < count; i++) {
      indexes[i] = videoIndexes[places[i]];
      signed[i] = strengths[places[i]];
      positives += signed[i] > 0 ? 1 : 0;
    }
    return new Observations(indexes, signed, count, positives);
  }

  /** Those places of {@code count} above the cut, and of those at the cut the last; ascending. */
  private int[] strongest(int[] places, int count, int most) {
    float[] sorted = new float[count];
    for (int i = 0; i < count; i++) {
      sorted[i] = Math.abs(strengths[places[i]]);
    }
    Arrays.sort(sorted);
    float cut = sorted[count - most];
    int left = most - above(sorted, cut);
    int[] kept = new int[most];
    int next = most;
    for (int i = count - 1; i >= 0; i--) {
      float strength = Math.abs(strengths[places[i]]);
      if (strength > cut || (strength == cut && left-- > 0)) {
        kept[--next] = places[i];
      }
    }
    return kept;
  }

  private static int above(float[] sorted, float cut) {
    int first = sorted.length;
    while (first > 0 && sorted[first - 1] > cut) {
      first--;
    }
    return sorted.length - first;
  }

  /**
   * A row for the solver.
   *
   * @param videoIndexes in the first {@code count} elements
   * @param strengths signed, never 0, of each
   * @param count number of observations
   * @param positives how many of them are above 0
   */
  public record Observations(int[] videoIndexes, float[] strengths, int count, int positives) {}

  /** Copies of the videos and strengths, in order of first appearance. */
  UserHistory toHistory() {
    return new UserHistory(Arrays.copyOf(videoIndexes, size), Arrays.copyOf(strengths, size));
  }

  private void grow() {
    slots = new int[slots.length * 2];
    videoIndexes = Arrays.copyOf(videoIndexes, videoIndexes.length * 2);
    strengths = Arrays.copyOf(strengths, strengths.length * 2);
    for (int i = 0; i < size; i++) {
      slots[slotOf(videoIndexes[i])] = i + 1;
    }
  }

  /** The slot that holds the video, or the empty one where it belongs. */
  private int slotOf(int videoIndex) {
    int mask = slots.length - 1;
    int slot = ((videoIndex * 0x9E3779B9) >>> 7) & mask;
    while (slots[slot] != 0 && videoIndexes[slots[slot] - 1] != videoIndex) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
