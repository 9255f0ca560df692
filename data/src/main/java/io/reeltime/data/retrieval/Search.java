package io.reeltime.data.retrieval;

import java.util.function.IntPredicate;

/**
 * One query and what was found for it: made once per thread and begun anew for every query.
 * Allocates for the candidates and the lists of a clustered index, never for the rows.
 *
 * <p>{@link #begin}, {@link ItemIndex#search}, {@link #rescore}, then read {@link #row} and {@link
 * #score} of each place below {@link #size}.
 */
public final class Search {
  final short[] sums = new short[BlockKernel.ROWS];
  private final QuantizedQuery query;
  private final Candidates candidates = new Candidates();
  private final ListPromises promises = new ListPromises();
  private float[] vector;
  private IntPredicate eligible;
  private int wanted;
  private long scanned;

  /** For rows of so many columns. */
  public Search(int columns) {
    this.query = new QuantizedQuery(columns);
    this.vector = new float[columns];
    this.eligible = row -> false;
  }

  /**
   * Begins a query.
   *
   * @param queryVector finite, one element per column; not copied, to be left alone until the
   *     search is done
   * @param eligibility asked late, only of rows that would be candidates
   * @param atLeast how many the index must find if there are so many eligible rows
   * @param most candidates to keep by approximate score, {@code atLeast} or more
   */
  public void begin(float[] queryVector, IntPredicate eligibility, int atLeast, int most) {
    if (queryVector.length < query.codes.length || atLeast < 0 || most < Math.max(1, atLeast)) {
      throw new IllegalArgumentException(
          "search: found %d columns, at least %d and at most %d candidates, expected %d columns"
                  .formatted(queryVector.length, atLeast, most, query.codes.length)
              + " and 0 <= at least <= most");
    }
    vector = queryVector;
    eligible = eligibility;
    wanted = atLeast;
    scanned = 0;
    candidates.begin(most);
  }

  /** Scores the candidates anew, and keeps the best k from the best on. */
  public void rescore(RowScore exact, int k) {
    candidates.cut();
    for (int place = 0; place < candidates.size(); place++) {
      candidates.rescore(place, exact.of(candidates.row(place)));
    }
    candidates.rank(k);
  }

  /** Drops the candidates that only came before better ones. */
  void finish() {
    candidates.cut();
  }

  /** Rows found so far. */
  public int size() {
    return candidates.size();
  }

  /** The row at a place. */
  public int row(int place) {
    return candidates.row(place);
  }

  /** Its score: approximate until {@link #rescore}. */
  public float score(int place) {
    return candidates.score(place);
  }

  /** Positions whose scores were computed, for measurements. */
  public long scanned() {
    return scanned;
  }

  QuantizedQuery query() {
    return query;
  }

  boolean foundEnough() {
    return candidates.size() >= wanted;
  }

  /** Quantises the query for these rows. */
  void aim(QuantizedRows rows) {
    query.set(vector, rows.codeLength());
  }

  /** Room for so many lists. */
  ListPromises promises(int lists) {
    promises.allow(lists);
    return promises;
  }

  /** Whether a score would make a candidate. */
  boolean welcomes(float score) {
    return score > candidates.threshold();
  }

  /** The largest sum of a row whose unit row scores no more than so much. */
  int reach(float ofUnitRow) {
    double most = ofUnitRow / query.scale() * QuantizedRows.CODE_LENGTH;
    return (int) Math.min(query.reach(), Math.max(0, most));
  }

  /**
   * What a sum in a block must exceed to be of use, as the kernel takes it; {@link Short#MAX_VALUE}
   * where no sum of the block can.
   *
   * @param reach what no sum exceeds
   */
  short limit(float blockScale, int reach) {
    float threshold = candidates.threshold();
    if (threshold < 0) {
      return Short.MIN_VALUE;
    }
    double least = threshold / ((double) blockScale * query.scale());
    return least < reach ? (short) least : Short.MAX_VALUE;
  }

  /** Takes the sums of a block that are above the limit. */
  void take(QuantizedRows rows, int block, short[] blockSums, int firstSum, short limit) {
    scanned += BlockKernel.ROWS;
    long hits = BlockKernel.above(blockSums, firstSum, limit);
    for (; hits != 0; hits &= hits - 1) {
      int slot = Long.numberOfTrailingZeros(hits);
      int position = block * BlockKernel.ROWS + BlockKernel.rowOf(slot);
      float score = query.scale() * rows.scale(position) * blockSums[firstSum + slot];
      int row = rows.row(position);
      if (score > candidates.threshold() && row != QuantizedRows.NO_ROW && eligible.test(row)) {
        candidates.add(row, score);
      }
    }
  }
}
