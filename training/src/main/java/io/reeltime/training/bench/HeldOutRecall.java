package io.reeltime.training.bench;

import io.reeltime.training.als.engine.Factors;
import io.reeltime.training.als.engine.SparseMatrix;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Recall@20 of one held-out item for each of some users, full ranking without the items that the
 * user has.
 *
 * @param rest the interactions without the held-out ones
 * @param users who have one
 * @param items held out, one for each of them
 */
record HeldOutRecall(SparseMatrix rest, int[] users, int[] items) {
  private static final int MOST_USERS = 5_000;
  private static final int CUTOFF = 20;

  /** Holds one random item of each user with two or more out, up to a number of users. */
  static HeldOutRecall of(SparseMatrix all, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] users =
        random
            .ints(2L * MOST_USERS, 0, all.rows())
            .filter(user -> all.length(user) >= 2)
            .distinct()
            .limit(MOST_USERS)
            .sorted()
            .toArray();
    int[] entries =
        IntStream.of(users)
            .map(user -> all.rowStarts()[user] + random.nextInt(all.length(user)))
            .toArray();
    BitSet heldOut = IntStream.of(entries).collect(BitSet::new, BitSet::set, BitSet::or);
    SparseMatrix rest = Entries.where(all, entry -> !heldOut.get(entry));
    int[] items = IntStream.of(entries).map(entry -> all.columnIndexes()[entry]).toArray();
    return new HeldOutRecall(rest, users, items);
  }

  /** The share of users whose item is among their first {@value #CUTOFF}. */
  double of(Factors factors) {
    return IntStream.range(0, users.length)
            .parallel()
            .filter(place -> isHit(factors, users[place], items[place]))
            .count()
        / (double) users.length;
  }

  private boolean isHit(Factors factors, int user, int item) {
    float[] own = new float[factors.users().rank()];
    factors.users().copyRow(user, own);
    float wanted = factors.items().dot(item, own);
    int from = rest.rowStarts()[user];
    int to = rest.rowStarts()[user + 1];
    int above = 0;
    for (int other = 0; other < factors.items().rows() && above < CUTOFF; other++) {
      if (factors.items().dot(other, own) > wanted
          && Arrays.binarySearch(rest.columnIndexes(), from, to, other) < 0) {
        above++;
      }
    }
    return above < CUTOFF;
  }
}
