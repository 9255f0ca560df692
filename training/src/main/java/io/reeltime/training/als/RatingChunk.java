package io.reeltime.training.als;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Some ratings as primitive arrays of one length: what {@link ReelAls} is given where no row
 * exists, and what travels to a block. Immutable by convention: nobody writes to the arrays.
 *
 * @param own ids of the side that the block solves; of users where ratings come in
 * @param other ids of the other side; of items where ratings come in
 * @param strengths signed, finite; 0 is no observation, but makes both ids known
 */
public record RatingChunk(int[] own, int[] other, float[] strengths) implements Serializable {

  public RatingChunk {
    if (own.length != other.length || own.length != strengths.length) {
      throw new IllegalArgumentException(
          "rating chunk: found %d and %d ids and %d strengths, expected as many of each"
              .formatted(own.length, other.length, strengths.length));
    }
  }

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
