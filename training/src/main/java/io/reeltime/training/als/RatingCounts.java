package io.reeltime.training.als;

import java.io.Serializable;

/**
 * What some blocks hold.
 *
 * @param rows ids on the side that is counted
 * @param entries pairs with a strength other than 0
 * @param fingerprint of the ratings
 */
record RatingCounts(int rows, long entries, long fingerprint) implements Serializable {

  /** Without the fingerprint. */
  static RatingCounts of(SideRows side) {
    return new RatingCounts(side.ids().length, side.columns().length, 0);
  }

  /** With the fingerprint. */
  static RatingCounts withFingerprint(SideRows side) {
    return new RatingCounts(side.ids().length, side.columns().length, side.fingerprint());
  }

  RatingCounts plus(RatingCounts other) {
    return new RatingCounts(
        Math.addExact(rows, other.rows),
        entries + other.entries,
        fingerprint * 31 + other.fingerprint);
  }

  /**
   * Checks that there is something to learn from.
   *
   * @throws BadInputException if not
   */
  void requireSome() {
    BadInputException.require(rows > 0, "dataset", "no rows", "at least one rating");
    BadInputException.require(entries > 0, "ratingCol", "no rating other than 0", "at least one");
  }
}
