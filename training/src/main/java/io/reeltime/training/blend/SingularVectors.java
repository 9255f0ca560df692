package io.reeltime.training.blend;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.linear.SymmetricEigen;
import io.reeltime.training.als.engine.SparseMatrix;
import java.lang.foreign.Arena;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The top right singular vectors of a sparse matrix by randomised block subspace iteration (Halko,
 * Martinsson, Tropp 2011, algorithm 4.4, with A^T A and a Rayleigh-Ritz step): some columns more
 * than wanted, orthonormalised after each product, so that float32 products are enough. {@code
 * O(steps x (entries b + (rows + columns) b^2))} for blocks of b columns.
 */
final class SingularVectors {
  private static final int STEPS = 5;
  private static final int MORE_COLUMNS = 32;

  /** Directions this much weaker than the strongest are noise of float32. */
  private static final double NEGLIGIBLE = 1e-12;

  private SingularVectors() {}

  /**
   * Computes.
   *
   * @param matrix of any shape
   * @param count how many, 1 to the number of columns; those beyond the matrix's rank are zero
   * @param seed of the first block
   * @return {@code [columns x count]}, orthonormal columns, the largest singular value first; freed
   *     when it is unreachable
   */
  static FactorMatrix of(SparseMatrix matrix, int count, long seed) {
    int block = Math.min(matrix.columns(), count + MORE_COLUMNS);
    SparseMatrix transposed = matrix.transpose();
    try (Arena arena = Arena.ofShared()) {
      FactorMatrix basis = random(matrix.columns(), block, seed, arena);
      FactorMatrix image = FactorMatrix.allocate(matrix.rows(), block, arena);
      FactorMatrix next = FactorMatrix.allocate(matrix.columns(), block, arena);
      for (int step = 0; step < STEPS; step++) {
        SparseProduct.of(matrix, basis, image);
        SparseProduct.of(transposed, image, next);
        DenseBlock.multiply(next, whitening(DenseBlock.innerProducts(next, next), arena), basis);
      }
      SparseProduct.of(matrix, basis, image);
      FactorMatrix vectors = FactorMatrix.allocate(matrix.columns(), count, Arena.ofAuto());
      double[] squares = DenseBlock.innerProducts(image, image);
      DenseBlock.multiply(basis, strongest(squares, block, count, arena), vectors);
      return vectors;
    }
  }

  private static FactorMatrix random(int rows, int columns, long seed, Arena arena) {
    FactorMatrix block = FactorMatrix.allocate(rows, columns, arena);
    SplittableRandom random = new SplittableRandom(seed);
    float[] row = new float[columns];
    for (int index = 0; index < rows; index++) {
      for (int column = 0; column < columns; column++) {
        row[column] = (float) random.nextGaussian();
      }
      block.setRow(index, row);
    }
    return block;
  }

  /** What turns the columns with these inner products into orthonormal ones. */
  private static FactorMatrix whitening(double[] innerProducts, Arena arena) {
    int n = (int) Math.sqrt(innerProducts.length);
    SymmetricEigen eigen = SymmetricEigen.of(innerProducts, n);
    double largest = IntStream.range(0, n).mapToDouble(i -> eigen.values()[i]).max().orElse(0);
    double[] scales = new double[n];
    for (int i = 0; i < n; i++) {
      double value = eigen.values()[i];
      scales[i] = value > NEGLIGIBLE * largest ? 1 / Math.sqrt(value) : 0;
    }
    int[] order = IntStream.range(0, n).toArray();
    return columns(eigen, order, scales, arena);
  }

  /** The eigenvectors of the largest eigenvalues, as columns. */
  private static FactorMatrix strongest(double[] symmetric, int n, int count, Arena arena) {
    SymmetricEigen eigen = SymmetricEigen.of(symmetric, n);
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -eigen.values()[i]))
            .limit(count)
            .mapToInt(Integer::intValue)
            .toArray();
    double floor = NEGLIGIBLE * Math.max(0, eigen.values()[order[0]]);
    double[] scales = new double[n];
    for (int i = 0; i < n; i++) {
      scales[i] = eigen.values()[i] > floor ? 1 : 0;
    }
    return columns(eigen, order, scales, arena);
  }

  private static FactorMatrix columns(
      SymmetricEigen eigen, int[] order, double[] scales, Arena arena) {
    int n = scales.length;
    FactorMatrix columns = FactorMatrix.allocate(n, order.length, arena);
    float[] row = new float[order.length];
    for (int i = 0; i < n; i++) {
      for (int column = 0; column < order.length; column++) {
        row[column] = (float) (scales[order[column]] * eigen.vectors()[order[column] * n + i]);
      }
      columns.setRow(i, row);
    }
    return columns;
  }
}
