package io.reeltime.data.factors;

import io.reeltime.data.linear.OuterProducts;

/**
 * {@code Y^T Y} of a factor matrix, {@code [rank x rank]}, row-major, symmetric, summed in float64
 * over blocks of rows. Immutable by convention: nobody writes to {@link #values()}.
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
    OuterProducts products = new OuterProducts(factors.rank());
    for (int index = 0; index < factors.rows(); index++) {
      factors.copyRow(index, products.rows(), products.nextRow());
      products.add(1f);
    }
    return new Gramian(factors.rank(), products.symmetric());
  }
}
