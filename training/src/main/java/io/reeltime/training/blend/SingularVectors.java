package io.reeltime.training.blend;

import io.reeltime.data.linear.DenseProduct;
import io.reeltime.data.linear.Gramians;
import io.reeltime.data.linear.PaddedRows;
import io.reeltime.data.linear.Workers;
import io.reeltime.data.linear.symmetric.SymmetricEigen;
import io.reeltime.training.als.engine.SparseMatrix;
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
   * @return {@code [columns x count]}, orthonormal columns, the largest singular value first
   */
  static PaddedRows of(SparseMatrix matrix, int count, long seed) {
    int block = Math.min(matrix.columns(), count + MORE_COLUMNS);
    SparseMatrix transposed = matrix.transpose();
    PaddedRows basis = random(matrix.columns(), block, seed);
    PaddedRows image = PaddedRows.allocate(matrix.rows(), block);
    PaddedRows next = PaddedRows.allocate(matrix.columns(), block);
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      for (int step = 0; step < STEPS; step++) {
        SparseProduct.of(matrix, basis, image, workers);
        SparseProduct.of(transposed, image, next, workers);
        DenseProduct.of(next, whitening(Gramians.of(next, workers), block), basis, workers);
      }
      SparseProduct.of(matrix, basis, image, workers);
      PaddedRows vectors = PaddedRows.allocate(matrix.columns(), count);
      PaddedRows strongest = strongest(Gramians.of(image, workers), block, count);
      DenseProduct.of(basis, strongest, vectors, workers);
      return vectors;
    }
  }

  private static PaddedRows random(int rows, int columns, long seed) {
    PaddedRows block = PaddedRows.allocate(rows, columns);
    SplittableRandom random = new SplittableRandom(seed);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        block.set(row, column, (float) random.nextGaussian());
      }
    }
    return block;
  }

  /** What turns the columns with these inner products into orthonormal ones. */
  private static PaddedRows whitening(double[] innerProducts, int n) {
    SymmetricEigen eigen = SymmetricEigen.of(innerProducts, n);
    double largest = IntStream.range(0, n).mapToDouble(i -> eigen.values()[i]).max().orElse(0);
    double[] scales = new double[n];
    for (int i = 0; i < n; i++) {
      double value = eigen.values()[i];
      scales[i] = value > NEGLIGIBLE * largest ? 1 / Math.sqrt(value) : 0;
    }
    int[] order = IntStream.range(0, n).toArray();
    return columns(eigen, order, scales);
  }

  /** The eigenvectors of the largest eigenvalues, as columns. */
  private static PaddedRows strongest(double[] symmetric, int n, int count) {
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
    return columns(eigen, order, scales);
  }

  private static PaddedRows columns(SymmetricEigen eigen, int[] order, double[] scales) {
    int n = scales.length;
    PaddedRows columns = PaddedRows.allocate(n, order.length);
    for (int column = 0; column < order.length; column++) {
      int from = order[column];
      for (int i = 0; i < n; i++) {
        columns.set(i, column, (float) (scales[from] * eigen.vectors()[from * n + i]));
      }
    }
    return columns;
  }
}
