package io.reeltime.training.als;

import io.reeltime.training.als.engine.AlsListener;
import io.reeltime.training.als.engine.AlsSettings;
import io.reeltime.training.als.engine.Factors;
import io.reeltime.training.als.engine.SparseMatrix;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The estimator's fit in one block, in this JVM and without a Spark session: the same start from a
 * former model, the same checkpoints, and the same factors.
 */
public final class LocalFit {
  private static final int EPOCHS_BETWEEN_CHECKPOINTS = 5;

  private LocalFit() {}

  /**
   * Fits.
   *
   * @param userRows a row per user, a column per item
   * @param formerItems where items start, by their places; null: seeded. Users are then solved
   *     exactly in the first half
   * @param checkpoints folder for a checkpoint every 5 epochs, deleted at the end; null for none
   * @return new factors; a row without observations is zero
   * @throws BadInputException before the first epoch, if a former factor is not finite
   * @throws ArithmeticException if a factor is not finite
   */
  public static Factors fit(
      SparseMatrix userRows,
      AlsSettings settings,
      @Nullable FactorRows formerItems,
      @Nullable Path checkpoints,
      AlsListener listener) {
    EpochRelay relay = EpochRelay.open(listener);
    try {
      return fit(userRows, formerItems, plan(settings, checkpoints, relay));
    } finally {
      relay.close();
    }
  }

  private static Factors fit(
      SparseMatrix userRows, @Nullable FactorRows formerItems, FitPlan begun) {
    if (formerItems == null) {
      return SingleBlockFit.run(
          userRows, new FactorRows(new int[0], begun.settings().rank(), new float[0]), begun);
    }
    return SingleBlockFit.run(
        userRows,
        formerItems,
        begun.startingFrom(FormerModel.Sides.ITEMS, formerItems.fingerprint()));
  }

  private static FitPlan plan(AlsSettings settings, @Nullable Path checkpoints, EpochRelay relay) {
    return new FitPlan(
        settings,
        settings,
        1,
        checkpoints == null ? null : checkpoints.toUri().toString(),
        EPOCHS_BETWEEN_CHECKPOINTS,
        0,
        // Without the files that name a cluster's file systems: the folder is on this machine.
        new SerializableConfiguration(new Configuration(false)),
        relay);
  }
}
