package io.reeltime.training.als.engine;

import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.data.linear.DenseProduct;
import io.reeltime.data.linear.Gramians;
import io.reeltime.data.linear.PaddedRows;
import io.reeltime.data.linear.Workers;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The steps of a fit that is spread over several blocks, each a function from arrays to arrays, so
 * that a distributed engine may send, keep and recompute what it likes. Factors are {@code [rows x
 * rank]}, row-major, without padding; a step works on all threads of the settings.
 */
public final class AlsBlock {
  private AlsBlock() {}

  /**
   * What a half-step makes of one block's rows.
   *
   * @param factors new ones
   * @param gramian of them alone, {@code [rank x rank]}
   * @param observed the loss of the rows' observations against the fixed side, NaN when the
   *     settings ask for no loss
   * @param regularization the loss of the rows' lengths, likewise
   */
  public record Solved(float[] factors, double[] gramian, double observed, double regularization)
      implements Serializable {}

  /**
   * Seeded random factors; a row depends on its id and the seed alone, not on the block it is in.
   *
   * @param ids of the rows
   * @param rows those without entries get the zero factor
   */
  public static float[] initial(int[] ids, SparseMatrix rows, int rank, long seed) {
    PaddedRows block = PaddedRows.allocate(ids.length, rank);
    for (int row = 0; row < ids.length; row++) {
      if (rows.length(row) > 0) {
        InitialFactors.fill(block, row, ids[row], seed);
      }
    }
    return array(block);
  }

  /** {@code X^T X}. */
  public static double[] gramian(float[] factors, AlsSettings settings) {
    try (Workers workers = new Workers(settings.threads())) {
      return Gramians.of(block(factors, settings.rank()), workers);
    }
  }

  /** The same factors in another basis. */
  public static float[] turned(float[] factors, Turn turn, AlsSettings settings) {
    try (Workers workers = new Workers(settings.threads())) {
      return array(turnedBlock(factors, turn, workers));
    }
  }

  /**
   * Solves a block's rows.
   *
   * @param rows its columns are the rows of {@code fixed}
   * @param fixed the rows of the other side that the block needs, in the basis of its eigenvectors
   * @param eigenvalues {@code [rank]} of the other side's whole Gramian
   * @param fixedRows rows of the other side in all
   * @param warmStart last factors of the rows, in a basis that {@code turn} brings to that of
   *     {@code fixed}
   */
  public static Solved solve(
      SparseMatrix rows,
      float[] fixed,
      float[] eigenvalues,
      int fixedRows,
      float[] warmStart,
      Turn turn,
      AlsSettings settings) {
    try (Workers workers = new Workers(settings.threads())) {
      PaddedRows fixedBlock = block(fixed, settings.rank());
      Side solved = Side.of(rows, turnedBlock(warmStart, turn, workers), settings.threads());
      new HalfStep(settings, workers)
          .solve(
              rows,
              solved.schedule(),
              fixedBlock,
              Arrays.copyOf(eigenvalues, fixedBlock.stride()),
              fixedRows,
              solved.factors());
      return result(solved, fixedBlock, fixedRows, settings, workers);
    }
  }

  private static Solved result(
      Side solved, PaddedRows fixed, int fixedRows, AlsSettings settings, Workers workers) {
    ImplicitObjective objective = settings.objective();
    boolean withLoss = settings.loss() == AlsSettings.LossReport.EACH_EPOCH;
    return new Solved(
        array(solved.factors()),
        Gramians.of(solved.factors(), workers),
        withLoss ? Loss.observed(solved, fixed, objective, workers) : Double.NaN,
        withLoss ? Loss.regularization(solved, fixedRows, objective, workers) : Double.NaN);
  }

  private static PaddedRows turnedBlock(float[] factors, Turn turn, Workers workers) {
    PaddedRows block = block(factors, turn.rank());
    DenseProduct.of(block, turn.paddedVectors(), block, workers);
    return block;
  }

  private static PaddedRows block(float[] factors, int rank) {
    PaddedRows block = PaddedRows.allocate(factors.length / rank, rank);
    for (int row = 0; row < block.rows(); row++) {
      System.arraycopy(factors, row * rank, block.values(), block.offset(row), rank);
    }
    return block;
  }

  private static float[] array(PaddedRows block) {
    int rank = block.rank();
    float[] factors = new float[Math.multiplyExact(block.rows(), rank)];
    for (int row = 0; row < block.rows(); row++) {
      System.arraycopy(block.values(), block.offset(row), factors, row * rank, rank);
    }
    return factors;
  }
}
