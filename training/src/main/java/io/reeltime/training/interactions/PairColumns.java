package io.reeltime.training.interactions;

/** Places of the columns in the query that sums events per user and video. */
final class PairColumns {
  static final int USER_ID = 0;
  static final int VIDEO_ID = 1;

  /** Summed over all events: {@code double}. */
  static final int STRENGTH = 2;

  /** The same with the half-life of trending. */
  static final int TREND = 3;

  /** Time of the last event: {@code bigint}, epoch milliseconds. */
  static final int LAST = 4;

  static final int STRENGTH_BEFORE_CUT = 5;

  /** Null when no event lies before the cut. */
  static final int LAST_BEFORE_CUT = 6;

  private PairColumns() {}
}
