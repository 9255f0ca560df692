package io.reeltime.data.linear;

import java.util.Arrays;

/**
 * The system {@code (A0 + sum c y y^T + reg I) x = sum b y} of one row of a factorisation, put
 * together in blocks of observations and solved exactly.
 *
 * <p>Products are float32 within a block, sums and the factorisation float64: {@code O(n rank^2 +
 * rank^3)} for n observations. Scratch is allocated once; an instance serves one thread at a time.
 */
public final class NormalEquations {
  /** Rows of a block: with their weighted copy they stay in the first two caches. */
  private static final int BLOCK = 64;

  private final int rank;
  private final int stride;
  private final double[] matrix;
  private final double[] right;
  private final float[] rows;
  private final float[] weighted;
  private final float[] tile;
  private int count;

  public NormalEquations(int rank) {
    this.rank = rank;
    this.stride = Lanes.padded(rank);
    this.matrix = new double[stride * stride];
    this.right = new double[stride];
    this.rows = new float[BLOCK * stride];
    this.weighted = new float[BLOCK * stride];
    this.tile = new float[MatrixKernel.TILE * Lanes.PANEL];
  }

  /**
   * Begins a system.
   *
   * @param initial A0, lower triangle, {@code [rank x rank]}, row-major
   */
  public void begin(double[] initial) {
    for (int i = 0; i < rank; i++) {
      System.arraycopy(initial, i * rank, matrix, i * stride, i + 1);
    }
    Arrays.fill(right, 0);
    count = 0;
  }

  /** Where {@link #nextRow} has the next observation's factor written. */
  public float[] rows() {
    return rows;
  }

  /** Makes room for one observation and returns where its factor goes in {@link #rows()}. */
  public int nextRow() {
    if (count == BLOCK) {
      addBlock();
    }
    return count * stride;
  }

  /** Adds the observation whose factor was just written, with confidence c and right weight b. */
  public void add(float c, float b) {
    int from = count * stride;
    for (int column = from; column < from + rank; column++) {
      weighted[column] = c * rows[column];
    }
    if (b != 0) {
      for (int column = 0; column < rank; column++) {
        right[column] += (double) b * rows[from + column];
      }
    }
    count++;
  }

  /**
   * Solves.
   *
   * @param ridge reg
   * @param into receives x in its first rank elements; zero if the right-hand side is
   * @throws ArithmeticException if the system is not positive definite; {@code into} is then
   *     unchanged
   */
  public void solve(double ridge, float[] into) {
    addBlock();
    if (isZero(right)) {
      Arrays.fill(into, 0, rank, 0f);
      return;
    }
    for (int i = 0; i < rank; i++) {
      matrix[i * stride + i] += ridge;
    }
    Cholesky.solve(matrix, stride, right, rank);
    for (int i = 0; i < rank; i++) {
      into[i] = (float) right[i];
    }
  }

  /** Adds the lower triangle of the block, tile by tile. */
  private void addBlock() {
    for (int i = 0; i < stride && count > 0; i += MatrixKernel.TILE) {
      for (int j = 0; j < i + MatrixKernel.TILE; j += Lanes.PANEL) {
        MatrixKernel.tile(weighted, i, stride, 1, rows, j, stride, count, tile, 0, Lanes.PANEL);
        addTile(i, j);
      }
    }
    count = 0;
  }

  private void addTile(int i, int j) {
    for (int row = 0; row < MatrixKernel.TILE; row++) {
      int at = (i + row) * stride + j;
      for (int column = 0; column < Lanes.PANEL; column++) {
        matrix[at + column] += tile[row * Lanes.PANEL + column];
      }
    }
  }

  private static boolean isZero(double[] vector) {
    for (double value : vector) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }
}
