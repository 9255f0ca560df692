package io.reeltime.serving.cold;

import java.util.concurrent.atomic.AtomicReferenceArray;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Rows by place, of a fixed capacity. A place belongs to one video for good, so that a reader's
 * place, video and row always fit; a row is replaced whole. One thread at a time writes.
 */
final class RowTable {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private final int[] videoIndexes;
  private final AtomicReferenceArray<float @Nullable []> rows;
  private volatile int size;

  RowTable(int capacity) {
    this.videoIndexes = new int[capacity];
    this.rows = new AtomicReferenceArray<>(capacity);
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == videoIndexes.length;
  }

  /**
   * A new place, seen by readers once its row is there: a place that lost it never has one again.
   */
  int add(int videoIndex, float[] row) {
    int place = size;
    videoIndexes[place] = videoIndex;
    rows.set(place, row);
    size = place + 1;
    return place;
  }

  void replace(int place, float[] row) {
    rows.set(place, row);
  }

  void remove(int place) {
    rows.set(place, null);
  }

  int videoIndex(int place) {
    return videoIndexes[place];
  }

  boolean isKept(int place) {
    return rows.get(place) != null;
  }

  /** Inner product with the vector; the least there is for a place without a row. */
  float score(int place, float[] vector) {
    float[] row = rows.get(place);
    return row == null ? Float.NEGATIVE_INFINITY : dot(row, vector);
  }

  private static float dot(float[] row, float[] vector) {
    FloatVector sum = FloatVector.zero(SPECIES);
    int column = 0;
    for (; column < SPECIES.loopBound(row.length); column += SPECIES.length()) {
      sum =
          FloatVector.fromArray(SPECIES, row, column)
              .fma(FloatVector.fromArray(SPECIES, vector, column), sum);
    }
    float tail = 0;
    for (; column < row.length; column++) {
      tail = Math.fma(row[column], vector[column], tail);
    }
    return sum.reduceLanes(VectorOperators.ADD) + tail;
  }
}
