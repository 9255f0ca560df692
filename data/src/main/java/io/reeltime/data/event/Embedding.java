package io.reeltime.data.event;

import java.util.Arrays;

/**
 * A vector that describes what a video shows, made by whatever model the sender has. Immutable, by
 * value. All videos of one model have the same length; {@link #NONE} is that of a video without.
 */
public final class Embedding {
  /** Longer ones are refused. */
  public static final int LONGEST = 2048;

  /** No embedding: of length 0. */
  public static final Embedding NONE = new Embedding(new float[0]);

  private final float[] values;

  private Embedding(float[] values) {
    this.values = values;
  }

  /**
   * A copy of the values.
   *
   * @param values at most {@link #LONGEST}, finite; none of them is {@link #NONE}
   * @throws InvalidRecordException naming the field {@code embedding} if they are not
   */
  public static Embedding of(float... values) {
    if (values.length == 0) {
      return NONE;
    }
    if (values.length > LONGEST) {
      throw new InvalidRecordException(
          "embedding", values.length + " numbers", "at most " + LONGEST);
    }
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new InvalidRecordException(
            "embedding", values[i] + " at " + i, "a finite number of 32 bits");
      }
    }
    return new Embedding(values.clone());
  }

  /** Number of values, 0 where there is no embedding. */
  public int length() {
    return values.length;
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return values.length == 0;
  }

  public float get(int index) {
    return values[index];
  }

  /** A copy. */
  public float[] toArray() {
    return values.clone();
  }

  /** Copies the values to where {@code at} points in {@code into}. */
  public void copyTo(float[] into, int at) {
    System.arraycopy(values, 0, into, at, values.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding embedding && Arrays.equals(values, embedding.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  /** Length and beginning: two thousand numbers help nobody. */
  @Override
  public String toString() {
    return values.length <= 4
        ? Arrays.toString(values)
        : "[%s, %s, ... of %d]".formatted(values[0], values[1], values.length);
  }
}
