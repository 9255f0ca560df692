package io.reeltime.training.als.engine;

/** The sums over a row's observations that a conjugate-gradient step is made of. */
interface RowSums {

  /**
   * Adds {@code sum of (b - c (y . x)) y} to {@code sum} and returns the sum of c.
   *
   * @param x the row's factor {@code [stride]}
   * @param sum {@code [stride]}
   */
  double residual(Observations of, float[] x, float[] sum);

  /** {@code sum of c (y . p)^2}. */
  double curvature(Observations of, float[] p);
}
