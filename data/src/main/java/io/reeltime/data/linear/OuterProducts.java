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
  private final LowerTriangle triangle;
  private final float[] rows;
  private final float[] weighted;
  private int count;

  /**
   * Begins with zero.
   *
   * @param rank length of the rows
   */
  public OuterProducts(int rank) {
    this.rank = rank;
    this.stride = Lanes.padded(rank);
    this.triangle = new LowerTriangle(stride);
    this.rows = new float[BLOCK * stride];
    this.weighted = new float[BLOCK * stride];
  }

  /**
   * Begins anew.
   *
   * @param initial A0, lower triangle, {@code [rank x rank]}, row-major
   */
  public void begin(double[] initial) {
    for (int i = 0; i < rank; i++) {
      System.arraycopy(initial, i * rank, triangle.sum(), i * stride, i + 1);
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
    return triangle.sum();
  }

  /** Length of a row of {@link #sum}. */
  public int stride() {
    return stride;
  }

  /** A copy of the sum with its upper triangle, {@code [rank x rank]}. */
  public double[] symmetric() {
    addBlock();
    return triangle.symmetric(rank);
  }

  private void addBlock() {
    if (count > 0) {
      triangle.add(weighted, 0, rows, 0, count);
      count = 0;
    }
  }
}
