package io.reeltime.training.als;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Some ratings on their way to a block, as primitive arrays of one length.
 *
 * @param own ids of the side that the block solves
 * @param other ids of the other side
 * @param strengths signed, finite
 */
record RatingChunk(int[] own, int[] other, float[] strengths) implements Serializable {

  int size() {
    return own.length;
  }

  /** Fills chunks. */
  static final class Builder {
    /** Keeps a chunk below a megabyte. */
    static final int CAPACITY = 1 << 16;

    private final int[] own = new int[CAPACITY];
    private final int[] other = new int[CAPACITY];
    private final float[] strengths = new float[CAPACITY];
    private int size;

    void add(int ownId, int otherId, float strength) {
      own[size] = ownId;
      other[size] = otherId;
      strengths[size++] = strength;
    }

    boolean isFull() {
      return size == CAPACITY;
    }

    boolean isEmpty() {
      return size == 0;
    }

    /** What was added since the last time. */
    RatingChunk take() {
      RatingChunk chunk =
          new RatingChunk(
              Arrays.copyOf(own, size), Arrays.copyOf(other, size), Arrays.copyOf(strengths, size));
      size = 0;
      return chunk;
    }
  }
}
