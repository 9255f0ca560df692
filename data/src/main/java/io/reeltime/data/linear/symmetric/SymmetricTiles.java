package io.reeltime.data.linear.symmetric;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * A symmetric matrix of doubles, its lower triangle cut into square tiles of {@link #SIDE}.
 *
 * <p>The last tiles are padded with rows of the identity, so that every tile is whole.
 */
public final class SymmetricTiles {
  /** Three tiles of 64 x 64 doubles fit into the second-level cache of any core. */
  public static final int SIDE = 64;

  private final int size;
  private final int blocks;
  private final double[][] tiles;

  /** Zeroes. */
  public SymmetricTiles(int size) {
    this.size = size;
    this.blocks = (size + SIDE - 1) / SIDE;
    this.tiles = new double[blocks * (blocks + 1) / 2][SIDE * SIDE];
    for (int padded = size; padded < blocks * SIDE; padded++) {
      add(padded, padded, 1);
    }
  }

  /** Heap that a matrix of this size takes. */
  public static long bytes(int size) {
    long blocks = ((long) size + SIDE - 1) / SIDE;
    return blocks * (blocks + 1) / 2 * SIDE * SIDE * Double.BYTES;
  }

  /** Rows, without the padding. */
  public int size() {
    return size;
  }

  int blocks() {
    return blocks;
  }

  /** The tile in a row and column of tiles, {@code row >= column}: row-major. */
  double[] tile(int row, int column) {
    return tiles[row * (row + 1) / 2 + column];
  }

  /** One element of either triangle. */
  public double get(int row, int column) {
    int low = Math.min(row, column);
    int high = Math.max(row, column);
    return tile(high / SIDE, low / SIDE)[high % SIDE * SIDE + low % SIDE];
  }

  /** Adds to one element of the lower triangle and, on a tile of the diagonal, to its mirror. */
  public void add(int row, int column, double value) {
    double[] tile = tile(row / SIDE, column / SIDE);
    tile[row % SIDE * SIDE + column % SIDE] += value;
    if (row / SIDE == column / SIDE && row != column) {
      tile[column % SIDE * SIDE + row % SIDE] += value;
    }
  }

  /** Does something for each of {@code count} places, on all cores. */
  public static void forEach(int count, IntConsumer action) {
    AtomicInteger next = new AtomicInteger();
    IntStream.range(0, Runtime.getRuntime().availableProcessors())
        .parallel()
        .forEach(worker -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            action.accept(i);
          }
        });
  }
}
