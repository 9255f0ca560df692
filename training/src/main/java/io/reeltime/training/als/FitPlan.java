package io.reeltime.training.als;

import io.reeltime.training.als.engine.AlsSettings;
import io.reeltime.training.als.engine.RowSystemSolver;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the tasks of a fit have to know.
 *
 * @param settings of each block
 * @param firstHalf those of the first half: exact where a former model gives the items alone, since
 *     a step from random users would undo what the items know
 * @param blocks of users and of items
 * @param checkpointDir folder of the checkpoints, null for none
 * @param checkpointInterval epochs between two
 * @param formerFactors hash of the former model, as it enters the checkpoints' key
 * @param hadoop how tasks reach the checkpoints
 * @param relay of the epochs
 */
record FitPlan(
    AlsSettings settings,
    AlsSettings firstHalf,
    int blocks,
    @Nullable String checkpointDir,
    int checkpointInterval,
    long formerFactors,
    SerializableConfiguration hadoop,
    EpochRelay relay)
    implements Serializable {
  private static final Logger LOG = LoggerFactory.getLogger(FitPlan.class);

  /** The plan of a fit that starts there; only checkpoints need its hash, and reading costs. */
  FitPlan startingFrom(FormerModel former) {
    return startingFrom(former.sides(), checkpointDir == null ? 0 : former.fingerprint());
  }

  /** The plan of a fit that starts from some sides of a former model, of the given hash. */
  FitPlan startingFrom(FormerModel.Sides sides, long fingerprint) {
    return new FitPlan(
        settings,
        sides == FormerModel.Sides.ITEMS ? settings.withSolver(RowSystemSolver.CHOLESKY) : settings,
        blocks,
        checkpointDir,
        checkpointInterval,
        fingerprint,
        hadoop,
        relay);
  }

  /**
   * The checkpoints of a fit under this plan, null for none.
   *
   * @param ratings hash of them
   */
  @Nullable CheckpointFolder checkpoints(LongSupplier ratings) {
    if (checkpointDir == null) {
      return null;
    }
    String all =
        String.join(
            "|",
            settings.withEpochs(1).withThreads(1).toString(),
            String.valueOf(blocks),
            Long.toHexString(formerFactors),
            Long.toHexString(ratings.getAsLong()));
    String key = "reel-als-" + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
    return new CheckpointFolder(checkpointDir, key, checkpointInterval, hadoop);
  }

  /** Deletes the checkpoints of a fit whose factors are kept; what stays costs space alone. */
  static void discard(@Nullable CheckpointFolder checkpoints) {
    if (checkpoints == null) {
      return;
    }
    try {
      checkpoints.delete();
    } catch (UncheckedIOException e) {
      LOG.warn("checkpoints of a finished fit not deleted folder={}", checkpoints.folder(), e);
    }
  }
}
