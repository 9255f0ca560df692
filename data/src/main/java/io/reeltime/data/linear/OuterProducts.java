package io.reeltime.data.linear;

/**
 * {@code A0 + sum c y y^T}, summed in blocks of rows: products are float32 within a block, sums
 * float64. Only the lower triangle counts.
 *
 * <p>Scratch is allocated once; an instance serves one thread at a time.
 */
public final class OuterProducts {
  /** Rows of a block: with their weighted copy they stay in the first two caches. */
  private static final int BLOCK = 64;

  private final int rank;
  private final int stride;
  private final double[] matrix;
  private final float[] rows;
  private final float[] weighted;
  private final float[] tile;
  private int count;

  /**
   * Begins with zero.
   *
   * @param rank length of the rows
   */
  public OuterProducts(int rank) {
    this.rank = rank;
    this.stride = Lanes.padded(rank);
    this.matrix = new double[stride * stride];
    this.rows = new float[BLOCK * stride];
    this.weighted = new float[BLOCK * stride];
    this.tile = new float[MatrixKernel.TILE * Lanes.PANEL];
  }

  /**
   * Begins anew.
   *
   * @param initial A0, lower triangle, {@code [rank x rank]}, row-major
   */
  public void begin(double[] initial) {
    for (int i = 0; i < rank; i++) {
      System.arraycopy(initial, i * rank, matrix, i * stride, i + 1);
    }
    count = 0;
  }

  /** Where the next row is written, at {@link #nextRow}. */
  public float[] rows() {
    return rows;
  }

  /** Makes room for a row and returns where it goes in {@link #rows()}. */
  public int nextRow() {
    if (count == BLOCK) {
      addBlock();
    }
    return count * stride;
  }

  /** Adds the row that was just written, with weight c. */
  public void add(float c) {
    int from = count * stride;
    for (int column = from; column < from + rank; column++) {
      weighted[column] = c * rows[column];
    }
    count++;
  }

  /** The sum so far, lower triangle, {@code [rank x stride]}: a view, changed by what follows. */
  public double[] sum() {
    addBlock();
    return matrix;
  }

  /** Length of a row of {@link #sum}. */
  public int stride() {
    return stride;
  }

  /** A copy of the sum with its upper triangle, {@code [rank x rank]}. */
  public double[] symmetric() {
    double[] lower = sum();
    double[] full = new double[rank * rank];
    for (int i = 0; i < rank; i++) {
      for (int j = 0; j <= i; j++) {
        full[i * rank + j] = lower[i * stride + j];
        full[j * rank + i] = lower[i * stride + j];
      }
    }
    return full;
  }

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
}
