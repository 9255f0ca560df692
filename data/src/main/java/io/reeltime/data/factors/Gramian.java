package io.reeltime.data.factors;

/**
 * {@code Y^T Y} of a factor matrix, {@code [rank x rank]}, row-major, symmetric, accumulated in
 * float64. Immutable by convention: nobody writes to {@link #values()}.
 */
public record Gramian(int rank, double[] values) {

  public Gramian {
    if (values.length != rank * rank) {
      throw new IllegalArgumentException(
          "gramian: found " + values.length + " values, expected " + rank + " x " + rank);
    }
  }

  /** Computes the Gramian of all rows. */
  public static Gramian of(FactorMatrix factors) {
    int rank = factors.rank();
    double[] sums = new double[rank * rank];
    float[] row = new float[rank];
    for (int index = 0; index < factors.rows(); index++) {
      factors.copyRow(index, row);
      addOuterProduct(row, rank, 1.0, sums);
    }
    mirror(sums, rank);
    return new Gramian(rank, sums);
  }

  /** Adds {@code weight * row row^T} to the lower triangle of {@code sums}. */
  static void addOuterProduct(float[] row, int rank, double weight, double[] sums) {
    for (int i = 0; i < rank; i++) {
      double scaled = weight * row[i];
      int base = i * rank;
      for (int j = 0; j <= i; j++) {
        sums[base + j] += scaled * row[j];
      }
    }
  }

  private static void mirror(double[] sums, int rank) {
    for (int i = 0; i < rank; i++) {
      for (int j = 0; j < i; j++) {
        sums[j * rank + i] = sums[i * rank + j];
      }
    }
  }
}
