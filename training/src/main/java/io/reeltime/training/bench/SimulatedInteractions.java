package io.reeltime.training.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Interactions with the skews of real sets: log-normal activity of the users (deviation 1 of the
 * logarithm), popularity that falls as {@code (rank + items / 500)^-1.1}, by which a tenth of the
 * items has about two thirds of all, and {@value #GROUPS} groups of items, of which each user draws
 * seven in ten from three. The item's index is its rank.
 *
 * @param users rows
 * @param items columns
 * @param mean of a user's draws, repeated ones included; at most a third of the items
 * @param seed of the draw
 */
record SimulatedInteractions(int users, int items, double mean, long seed) implements Interactions {
  private static final int GROUPS = 64;
  private static final int GROUPS_PER_USER = 3;
  private static final int CALIBRATIONS = 3;
  private static final int SAMPLED_USERS = 2_000;
  private static final double OWN_SHARE = 0.7;
  private static final double SKEW = -0.1;
  private static final double FLATTENED_SHARE = 1 / 500.0;

  /**
   * A draw that comes to about so many interactions: what is drawn twice counts once, which a few
   * rounds on a sample of the users make up for.
   */
  static SimulatedInteractions ofAbout(int interactions, int users, int items, long seed) {
    double wanted = (double) interactions / users;
    double mean = wanted;
    for (int round = 0; round < CALIBRATIONS; round++) {
      SimulatedInteractions sample =
          new SimulatedInteractions(Math.min(users, SAMPLED_USERS), items, mean, seed);
      double found = (double) sample.matrix().entries() / sample.users();
      mean = Math.min(items, mean * wanted / found);
    }
    return new SimulatedInteractions(users, items, mean, seed);
  }

  @Override
  public int[] itemsOf(int user) {
    SplittableRandom random = new SplittableRandom(new SplittableRandom(seed).nextLong() + user);
    double activity = Math.exp(random.nextGaussian() - 0.5);
    int wanted = Math.clamp(Math.round(mean * activity), 1, Math.max(1, items / 3));
    int[] groups = random.ints(GROUPS_PER_USER, 0, GROUPS).toArray();
    int[] drawn = new int[wanted];
    int count = 0;
    // Popular items are drawn again and again; a few rounds are enough for nearly all.
    for (int round = 0; round < 6 && count < wanted; round++) {
      for (int place = count; place < wanted; place++) {
        drawn[place] = draw(random, groups);
      }
      count = distinct(drawn);
    }
    return Arrays.copyOf(drawn, count);
  }

  private int draw(SplittableRandom random, int[] groups) {
    int rank = rank(random.nextDouble());
    if (random.nextDouble() >= OWN_SHARE || items < 2 * GROUPS) {
      return rank;
    }
    int own = rank - rank % GROUPS + groups[random.nextInt(groups.length)];
    return own < items ? own : own - GROUPS;
  }

  /** Inverts the distribution of ranks. */
  private int rank(double uniform) {
    double shift = Math.max(1, items * FLATTENED_SHARE);
    double first = Math.pow(shift, SKEW);
    double last = Math.pow(items + shift, SKEW);
    double rank = Math.pow(first - uniform * (first - last), 1 / SKEW) - shift;
    return (int) Math.clamp(rank, 0, items - 1);
  }

  /** Sorts, brings the distinct ones to the front, and counts them. */
  private static int distinct(int[] values) {
    Arrays.sort(values);
    int count = 0;
    for (int place = 0; place < values.length; place++) {
      if (place == 0 || values[place] != values[place - 1]) {
        values[count++] = values[place];
      }
    }
    return count;
  }
}
