package io.reeltime.data.linear.symmetric;

import io.reeltime.data.linear.Doubles;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Plane rotations of neighbouring rows that are kept back and then applied together, column strip
 * by column strip: each strip stays in the cache over thousands of rotations, and strips are
 * independent, so that all cores share them. The result is that of applying each at once.
 */
final class Rotations {
  private static final int STRIP = 64;
  private static final int MOST = 1 << 14;

  private final double[] matrix;
  private final int n;
  private int[] rows = new int[256];
  private double[] sines = new double[256];
  private double[] cosines = new double[256];
  private int size;

  /**
   * Collects rotations.
   *
   * @param matrix {@code [n x n]}, row-major
   */
  Rotations(double[] matrix, int n) {
    this.matrix = matrix;
    this.n = n;
  }

  /** Rotates a row with the one after it. */
  void add(int row, double s, double c) {
    if (size == rows.length) {
      makeRoom();
    }
    rows[size] = row;
    sines[size] = s;
    cosines[size] = c;
    size++;
  }

  private void makeRoom() {
    if (size == MOST) {
      apply();
      return;
    }
    rows = Arrays.copyOf(rows, 2 * size);
    sines = Arrays.copyOf(sines, 2 * size);
    cosines = Arrays.copyOf(cosines, 2 * size);
  }

  /** Applies what was collected, in its order. */
  void apply() {
    int strips = (n + STRIP - 1) / STRIP;
    IntStream.range(0, strips).parallel().forEach(this::apply);
    size = 0;
  }

  private void apply(int strip) {
    int from = strip * STRIP;
    int length = Math.min(STRIP, n - from);
    for (int i = 0; i < size; i++) {
      int upper = rows[i] * n + from;
      Doubles.rotate(matrix, upper, upper + n, sines[i], cosines[i], length);
    }
  }
}
