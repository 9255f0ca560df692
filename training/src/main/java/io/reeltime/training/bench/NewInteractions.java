package io.reeltime.training.bench;

import io.reeltime.training.als.engine.SparseMatrix;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * A share of the interactions that counts as new, for sets without times. As on a live site much of
 * it comes with rows that a former model has not seen: half belongs to new users and a quarter to
 * new items, both with all they have, the rest to pairs of known ones. In the newest twentieth of
 * MovieLens 100K new users have 57 %, new items 2 %; short videos age faster than films.
 *
 * @param users that are new
 * @param items that are new
 * @param entries that are new, by their place in the matrix, those of new users and items included
 */
record NewInteractions(BitSet users, BitSet items, BitSet entries) {
  private static final double OF_NEW_USERS = 0.5;
  private static final double OF_NEW_ITEMS = 0.25;

  /**
   * Draws them.
   *
   * @param share of all entries
   */
  static NewInteractions of(SparseMatrix all, double share, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int wanted = (int) Math.round(share * all.entries());
    BitSet users = rows(all.rows(), all::length, (int) (OF_NEW_USERS * wanted), random);
    SparseMatrix ofKnownUsers = Entries.where(all, without(entries(all, users, new BitSet())));
    SparseMatrix byItem = ofKnownUsers.transpose();
    BitSet items = rows(byItem.rows(), byItem::length, (int) (OF_NEW_ITEMS * wanted), random);
    BitSet entries = entries(all, users, items);
    addKnown(entries, wanted, all.entries(), random);
    return new NewInteractions(users, items, entries);
  }

  /** What there was before them. */
  SparseMatrix before(SparseMatrix all) {
    return Entries.where(all, without(entries));
  }

  private static IntPredicate without(BitSet entries) {
    return entry -> !entries.get(entry);
  }

  /** Random rows that have entries, as long as all of theirs fit. */
  private static BitSet rows(
      int rows, IntUnaryOperator length, int mostEntries, SplittableRandom random) {
    BitSet drawn = new BitSet(rows);
    int left = mostEntries;
    for (int draw = 0; draw < rows && left > 0; draw++) {
      int row = random.nextInt(rows);
      int entries = length.applyAsInt(row);
      if (entries > 0 && entries <= left && !drawn.get(row)) {
        drawn.set(row);
        left -= entries;
      }
    }
    return drawn;
  }

  private static BitSet entries(SparseMatrix all, BitSet users, BitSet items) {
    BitSet entries = new BitSet(all.entries());
    for (int user = 0; user < all.rows(); user++) {
      for (int entry = all.rowStarts()[user]; entry < all.rowStarts()[user + 1]; entry++) {
        if (users.get(user) || items.get(all.columnIndexes()[entry])) {
          entries.set(entry);
        }
      }
    }
    return entries;
  }

  private static void addKnown(BitSet entries, int wanted, int all, SplittableRandom random) {
    for (int count = entries.cardinality(); count < wanted; ) {
      int entry = random.nextInt(all);
      if (!entries.get(entry)) {
        entries.set(entry);
        count++;
      }
    }
  }
}
