package io.reeltime.training.als;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import scala.Tuple2;

/**
 * Builds {@link SideRows}: two counting sorts, by column and then by row, so that columns ascend in
 * each row without a comparison; {@code O(entries)}.
 */
final class SideRowsBuilder {
  private SideRowsBuilder() {}

  static SideRows build(Iterator<Tuple2<Integer, RatingChunk>> chunks, int blocks) {
    Ratings ratings = Ratings.of(chunks);
    int[] ids = IdLookup.distinct(ratings.own);
    int[] otherIds = IdLookup.distinct(ratings.other);
    int[] neededStarts = new int[blocks + 1];
    int[] neededPlaces = placesByBlock(otherIds, blocks, neededStarts);
    ratings.toPlaces(ids, otherIds, neededPlaces);
    ratings.sortByOther(otherIds.length);
    int[] rowStarts = ratings.sortByOwn(ids.length);
    int[] neededIds = new int[otherIds.length];
    for (int place = 0; place < otherIds.length; place++) {
      neededIds[neededPlaces[place]] = otherIds[place];
    }
    int entries = merge(ratings, rowStarts);
    return new SideRows(
        ids,
        neededIds,
        neededStarts,
        rowStarts,
        Arrays.copyOf(ratings.other, entries),
        Arrays.copyOf(ratings.strengths, entries));
  }

  /** Where each of the ascending ids goes when they are grouped by block. */
  private static int[] placesByBlock(int[] ids, int blocks, int[] starts) {
    for (int id : ids) {
      starts[RatingRouter.blockOf(id, blocks) + 1]++;
    }
    for (int block = 0; block < blocks; block++) {
      starts[block + 1] += starts[block];
    }
    int[] next = starts.clone();
    int[] places = new int[ids.length];
    for (int place = 0; place < ids.length; place++) {
      places[place] = next[RatingRouter.blockOf(ids[place], blocks)]++;
    }
    return places;
  }

  /**
   * Sums what occurs several times and drops what sums to 0, in place; returns the number of
   * entries left. Repeated strengths are summed in ascending order, whatever order they came in.
   */
  private static int merge(Ratings ratings, int[] rowStarts) {
    int count = 0;
    int from = 0;
    for (int row = 0; row + 1 < rowStarts.length; row++) {
      int end = rowStarts[row + 1];
      while (from < end) {
        int to = from + 1;
        while (to < end && ratings.other[to] == ratings.other[from]) {
          to++;
        }
        float sum = sum(ratings.strengths, from, to);
        if (sum != 0) {
          ratings.other[count] = ratings.other[from];
          ratings.strengths[count++] = sum;
        }
        from = to;
      }
      rowStarts[row + 1] = count;
    }
    return count;
  }

  private static float sum(float[] strengths, int from, int to) {
    if (to - from > 2) {
      Arrays.sort(strengths, from, to);
    }
    float sum = 0;
    for (int place = from; place < to; place++) {
      sum += strengths[place];
    }
    return sum;
  }

  /** All ratings of a block, in columns. */
  private static final class Ratings {
    private int[] own;
    private int[] other;
    private float[] strengths;

    private Ratings(int size) {
      this.own = new int[size];
      this.other = new int[size];
      this.strengths = new float[size];
    }

    static Ratings of(Iterator<Tuple2<Integer, RatingChunk>> chunks) {
      List<RatingChunk> all = new ArrayList<>();
      chunks.forEachRemaining(chunk -> all.add(chunk._2()));
      int size = all.stream().mapToInt(RatingChunk::size).reduce(0, Math::addExact);
      Ratings ratings = new Ratings(size);
      int at = 0;
      for (RatingChunk chunk : all) {
        System.arraycopy(chunk.own(), 0, ratings.own, at, chunk.size());
        System.arraycopy(chunk.other(), 0, ratings.other, at, chunk.size());
        System.arraycopy(chunk.strengths(), 0, ratings.strengths, at, chunk.size());
        at += chunk.size();
      }
      return ratings;
    }

    /** Replaces ids by rows and columns. */
    void toPlaces(int[] ids, int[] otherIds, int[] neededPlaces) {
      IdLookup rows = IdLookup.of(ids);
      IdLookup columns = IdLookup.of(otherIds);
      for (int place = 0; place < own.length; place++) {
        own[place] = rows.placeOf(own[place]);
        other[place] = neededPlaces[columns.placeOf(other[place])];
      }
    }

    void sortByOther(int values) {
      scatter(starts(other, values));
    }

    /** Sorts and returns where each row begins. */
    int[] sortByOwn(int values) {
      int[] starts = starts(own, values);
      int[] result = starts.clone();
      scatterByOwn(starts);
      return result;
    }

    private static int[] starts(int[] keys, int values) {
      int[] starts = new int[values + 1];
      for (int key : keys) {
        starts[key + 1]++;
      }
      for (int value = 0; value < values; value++) {
        starts[value + 1] += starts[value];
      }
      return starts;
    }

    private void scatter(int[] next) {
      Ratings sorted = new Ratings(own.length);
      for (int place = 0; place < own.length; place++) {
        move(place, sorted, next[other[place]]++);
      }
      take(sorted);
    }

    private void scatterByOwn(int[] next) {
      Ratings sorted = new Ratings(own.length);
      for (int place = 0; place < own.length; place++) {
        move(place, sorted, next[own[place]]++);
      }
      take(sorted);
    }

    private void move(int place, Ratings into, int at) {
      into.own[at] = own[place];
      into.other[at] = other[place];
      into.strengths[at] = strengths[place];
    }

    private void take(Ratings sorted) {
      own = sorted.own;
      other = sorted.other;
      strengths = sorted.strengths;
    }
  }
}
