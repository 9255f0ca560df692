package io.reeltime.training.als.engine;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.linear.DenseProduct;
import io.reeltime.data.linear.Gramians;
import io.reeltime.data.linear.PaddedRows;
import io.reeltime.data.linear.Workers;
import java.lang.foreign.Arena;
import org.jspecify.annotations.Nullable;

/**
 * ReelALS in one block: all epochs in this JVM, on all of its cores, nothing exchanged.
 *
 * <p>Minimises the {@linkplain AlsSettings#objective() implicit objective} by alternating least
 * squares. After each half the side just solved is turned into the basis of its Gramian's
 * eigenvectors, and the other side with it: see {@link Turn}.
 */
public final class AlsFit implements AutoCloseable {
  private final AlsSettings settings;
  private final Workers workers;
  private final HalfStep halfStep;
  private final Side users;
  private final Side items;

  private AlsFit(SparseMatrix userRows, AlsSettings settings, @Nullable Factors initial) {
    this.settings = settings;
    this.workers = new Workers(settings.threads());
    this.users = side(userRows, initial == null ? null : initial.users(), settings.seed());
    this.items =
        side(userRows.transpose(), initial == null ? null : initial.items(), ~settings.seed());
    this.halfStep = new HalfStep(settings, workers);
  }

  /**
   * Fits.
   *
   * @param userRows a row per user, a column per item
   * @param initial where to start, of the same shape; null: seeded random factors
   * @param listener is told of each epoch
   * @return new factors, freed when they are unreachable; a row without observations is zero
   * @throws ArithmeticException if a factor is not finite
   */
  public static Factors fit(
      SparseMatrix userRows,
      AlsSettings settings,
      @Nullable Factors initial,
      AlsListener listener) {
    requireFitting(userRows, settings, initial);
    try (AlsFit fit = new AlsFit(userRows, settings, initial)) {
      fit.run(listener);
      return new Factors(
          FactorMatrix.of(fit.users.factors(), Arena.ofAuto()),
          FactorMatrix.of(fit.items.factors(), Arena.ofAuto()));
    }
  }

  private void run(AlsListener listener) {
    float[] itemEigenvalues = turn(Gramians.of(items.factors(), workers));
    for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
      long start = System.nanoTime();
      solve(users, items, itemEigenvalues);
      float[] userEigenvalues = turn(requireFinite(users, "user", epoch));
      solve(items, users, userEigenvalues);
      double[] itemGramian = requireFinite(items, "item", epoch);
      double seconds = (System.nanoTime() - start) / 1e9;
      double loss = loss(userEigenvalues, itemGramian);
      long rest = System.nanoTime();
      itemEigenvalues = turn(itemGramian);
      seconds += (System.nanoTime() - rest) / 1e9;
      listener.epoch(new AlsListener.Epoch(epoch, settings.epochs(), loss, seconds));
    }
  }

  private void solve(Side solved, Side fixed, float[] eigenvalues) {
    halfStep.solve(
        solved.rows(),
        solved.schedule(),
        fixed.factors(),
        eigenvalues,
        fixed.factors().rows(),
        solved.factors());
  }

  /** Turns both sides into the basis in which the given Gramian is diagonal. */
  private float[] turn(double[] gramian) {
    Turn turn = Turn.of(gramian, settings.rank());
    PaddedRows vectors = turn.paddedVectors();
    DenseProduct.of(users.factors(), vectors, users.factors(), workers);
    DenseProduct.of(items.factors(), vectors, items.factors(), workers);
    return turn.paddedEigenvalues();
  }

  private double loss(float[] userEigenvalues, double[] itemGramian) {
    if (settings.loss() == AlsSettings.LossReport.NONE) {
      return Double.NaN;
    }
    int rank = settings.rank();
    double[] userGramian = new double[rank * rank];
    for (int i = 0; i < rank; i++) {
      userGramian[i * rank + i] = userEigenvalues[i];
    }
    return Loss.of(users, items, userGramian, itemGramian, settings.objective(), workers);
  }

  /** The Gramian of a side; a factor that is not finite shows on its diagonal. */
  private double[] requireFinite(Side side, String name, int epoch) {
    double[] gramian = Gramians.of(side.factors(), workers);
    for (int i = 0; i < settings.rank(); i++) {
      if (!Double.isFinite(gramian[i * settings.rank() + i])) {
        throw new ArithmeticException(
            "%s factors: found %s in column %d after epoch %d, expected finite numbers; raise the"
                    .formatted(name, gramian[i * settings.rank() + i], i, epoch)
                + " regularisation or lower the confidence scale");
      }
    }
    return gramian;
  }

  private Side side(SparseMatrix rows, @Nullable FactorMatrix initial, long seed) {
    PaddedRows factors =
        initial == null ? PaddedRows.allocate(rows.rows(), settings.rank()) : initial.padded();
    for (int row = 0; row < rows.rows(); row++) {
      if (rows.length(row) == 0) {
        factors.zeroRow(row);
      } else if (initial == null) {
        InitialFactors.fill(factors, row, seed);
      }
    }
    return Side.of(rows, factors, settings.threads());
  }

  private static void requireFitting(
      SparseMatrix userRows, AlsSettings settings, @Nullable Factors initial) {
    if (initial == null) {
      return;
    }
    if (initial.users().rank() != settings.rank()) {
      throw new IllegalArgumentException(
          "initial factors: found rank %d, expected %d"
              .formatted(initial.users().rank(), settings.rank()));
    }
    if (initial.users().rows() != userRows.rows() || initial.items().rows() != userRows.columns()) {
      throw new IllegalArgumentException(
          "initial factors: found %d users and %d items, expected %d and %d"
              .formatted(
                  initial.users().rows(),
                  initial.items().rows(),
                  userRows.rows(),
                  userRows.columns()));
    }
  }

  @Override
  public void close() {
    workers.close();
  }
}
