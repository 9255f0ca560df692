package io.reeltime.data.linear;

/**
 * The lower triangle of a sum of products {@code L^T R}, tile by tile: float32 within a product,
 * float64 between them. What lies above the diagonal's tiles is never written.
 *
 * <p>Scratch is allocated once; an instance serves one thread at a time.
 */
final class LowerTriangle {
  private final int stride;
  private final double[] sum;
  private final float[] tile = new float[MatrixKernel.TILE * Lanes.PANEL];

  /**
   * Zero.
   *
   * @param stride columns of the factors, padded
   */
  LowerTriangle(int stride) {
    this.stride = stride;
    this.sum = new double[stride * stride];
  }

  /** {@code [stride x stride]}, row-major: a view. */
  double[] sum() {
    return sum;
  }

  /** Adds the product of two {@code [rows x stride]} matrices of which it is symmetric. */
  void add(float[] left, int leftFrom, float[] right, int rightFrom, int rows) {
    for (int i = 0; i < stride; i += MatrixKernel.TILE) {
      for (int j = 0; j < i + MatrixKernel.TILE; j += Lanes.PANEL) {
        MatrixKernel.tile(
            left,
            leftFrom + i,
            stride,
            1,
            right,
            rightFrom + j,
            stride,
            rows,
            tile,
            0,
            Lanes.PANEL);
        addTile(i * stride + j);
      }
    }
  }

  private void addTile(int at) {
    for (int i = 0; i < MatrixKernel.TILE; i++) {
      for (int j = 0; j < Lanes.PANEL; j++) {
        sum[at + i * stride + j] += tile[i * Lanes.PANEL + j];
      }
    }
  }

  /** A copy of the first rows and columns with their upper triangle, {@code [rank x rank]}. */
  double[] symmetric(int rank) {
    double[] full = new double[rank * rank];
    for (int i = 0; i < rank; i++) {
      for (int j = 0; j <= i; j++) {
        full[i * rank + j] = sum[i * stride + j];
        full[j * rank + i] = sum[i * stride + j];
      }
    }
    return full;
  }
}
