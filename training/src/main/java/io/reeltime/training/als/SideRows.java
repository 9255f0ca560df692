package io.reeltime.training.als;

import io.reeltime.training.als.engine.SparseMatrix;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import scala.Tuple2;

/**
 * One side of a block: the rows it owns, in compressed sparse form, over the ids of the other side
 * that it needs.
 *
 * <p>A pair that occurs several times counts once, with the sum of its strengths; one whose sum is
 * 0 has no entry, though its ids stay known. The rows do not depend on the order in which ratings
 * arrive. Immutable by convention: nobody writes to the arrays.
 *
 * @param ids of the rows, ascending
 * @param neededIds of the columns, by the block that owns them, ascending within each
 * @param neededStarts {@code [blocks + 1]} places in {@code neededIds}
 * @param rowStarts {@code [rows + 1]}
 * @param columns {@code [entries]}, places in {@code neededIds}, ascending within a row
 * @param strengths {@code [entries]}, none 0
 */
record SideRows(
    int[] ids,
    int[] neededIds,
    int[] neededStarts,
    int[] rowStarts,
    int[] columns,
    float[] strengths)
    implements Serializable {

  /** The rows of all the ratings of a block. */
  static SideRows of(Iterator<Tuple2<Integer, RatingChunk>> chunks, int blocks) {
    return SideRowsBuilder.build(chunks, blocks);
  }

  /** The rows of the one block of a fit whose ids are places. */
  static SideRows whole(SparseMatrix matrix) {
    return new SideRows(
        IntStream.range(0, matrix.rows()).toArray(),
        IntStream.range(0, matrix.columns()).toArray(),
        new int[] {0, matrix.columns()},
        matrix.rowStarts(),
        matrix.columnIndexes(),
        matrix.strengths());
  }

  /** What the engine solves. */
  SparseMatrix matrix() {
    return new SparseMatrix(neededIds.length, rowStarts, columns, strengths);
  }

  /** Ids that the block needs of another block. */
  int[] neededOf(int block) {
    return Arrays.copyOfRange(neededIds, neededStarts[block], neededStarts[block + 1]);
  }

  /**
   * The ratings the other way round, by the block that owns the column's id. A needed id without
   * any entry comes with strength 0, so that its owner learns of it.
   */
  RatingRouter transposed(int blocks) {
    boolean[] seen = new boolean[neededIds.length];
    int[] next = new int[1];
    return new RatingRouter(
        blocks,
        into -> {
          int row = next[0]++;
          if (row >= ids.length) {
            addUnseen(seen, into);
            return false;
          }
          for (int entry = rowStarts[row]; entry < rowStarts[row + 1]; entry++) {
            into.add(neededIds[columns[entry]], ids[row], strengths[entry]);
            seen[columns[entry]] = true;
          }
          return true;
        });
  }

  private void addUnseen(boolean[] seen, RatingRouter into) {
    for (int column = 0; column < seen.length; column++) {
      if (!seen[column]) {
        into.add(neededIds[column], ids[0], 0f);
      }
    }
  }

  /** A hash of the rows: other ratings, another hash. */
  long fingerprint() {
    long hash = mixed(mixed(mixed(mixed(1, ids), neededIds), rowStarts), columns);
    for (float strength : strengths) {
      hash = mixed(hash, Float.floatToIntBits(strength));
    }
    return hash;
  }

  private static long mixed(long hash, int[] values) {
    long mixed = mixed(hash, values.length);
    for (int value : values) {
      mixed = mixed(mixed, value);
    }
    return mixed;
  }

  static long mixed(long hash, int value) {
    long mixed = (hash ^ value) * 0x9E3779B97F4A7C15L;
    return mixed ^ mixed >>> 29;
  }
}
