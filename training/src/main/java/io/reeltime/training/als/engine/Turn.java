package io.reeltime.training.als.engine;

import io.reeltime.data.linear.Lanes;
import io.reeltime.data.linear.PaddedRows;
import io.reeltime.data.linear.symmetric.SymmetricEigen;
import java.io.Serializable;
import java.util.Arrays;

/**
 * What turns factors into the orthonormal basis in which a side's Gramian is diagonal, as plain
 * arrays that travel. The loss does not change when both sides are turned, and in that basis a
 * row's system is a diagonal plus the row's own observations: the unobserved pairs cost nothing,
 * and the diagonal preconditions well. Immutable by convention: nobody writes to the arrays.
 *
 * @param rank of the factors
 * @param eigenvalues {@code [rank]} of the Gramian
 * @param vectors {@code [rank x rank]}, row-major: {@code X vectors} is X turned
 */
public record Turn(int rank, float[] eigenvalues, double[] vectors) implements Serializable {

  /**
   * The turn that makes a Gramian diagonal.
   *
   * @param gramian {@code [rank x rank]}, symmetric
   * @throws ArithmeticException if it is not finite
   */
  public static Turn of(double[] gramian, int rank) {
    SymmetricEigen eigen = SymmetricEigen.of(gramian, rank);
    float[] values = new float[rank];
    double[] vectors = new double[rank * rank];
    for (int j = 0; j < rank; j++) {
      values[j] = (float) Math.max(0, eigen.values()[j]);
      for (int k = 0; k < rank; k++) {
        vectors[k * rank + j] = eigen.vectors()[j * rank + k];
      }
    }
    return new Turn(rank, values, vectors);
  }

  /** The turn that changes nothing; its eigenvalues are 0. */
  public static Turn none(int rank) {
    double[] vectors = new double[rank * rank];
    for (int i = 0; i < rank; i++) {
      vectors[i * rank + i] = 1;
    }
    return new Turn(rank, new float[rank], vectors);
  }

  /** This turn followed by another, with the other's eigenvalues. */
  public Turn then(Turn next) {
    double[] product = new double[rank * rank];
    for (int i = 0; i < rank; i++) {
      for (int k = 0; k < rank; k++) {
        double factor = vectors[i * rank + k];
        for (int j = 0; j < rank; j++) {
          product[i * rank + j] += factor * next.vectors[k * rank + j];
        }
      }
    }
    return new Turn(rank, next.eigenvalues, product);
  }

  /** The vectors as the kernels take them, in float32: {@code [stride x stride]}. */
  PaddedRows paddedVectors() {
    PaddedRows padded = PaddedRows.allocate(Lanes.padded(rank), rank);
    for (int k = 0; k < rank; k++) {
      for (int j = 0; j < rank; j++) {
        padded.set(k, j, (float) vectors[k * rank + j]);
      }
    }
    return padded;
  }

  /** The eigenvalues as the kernels take them: {@code [stride]}, 0 in the padding. */
  float[] paddedEigenvalues() {
    return Arrays.copyOf(eigenvalues, Lanes.padded(rank));
  }
}
