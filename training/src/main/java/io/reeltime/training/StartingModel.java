package io.reeltime.training;

import io.reeltime.data.snapshot.CorruptSnapshotException;
import io.reeltime.data.snapshot.ModelSnapshot;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.job.WarmStart;
import io.reeltime.training.model.Continuation;
import io.reeltime.training.model.FormerItems;
import io.reeltime.training.model.Recommenders;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The snapshot that a training job starts from, open while the job fits; or none. */
final class StartingModel implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StartingModel.class);

  private final JobRequest.Train request;
  private final @Nullable ModelSnapshot snapshot;

  private StartingModel(JobRequest.Train request, @Nullable ModelSnapshot snapshot) {
    this.request = request;
    this.snapshot = snapshot;
  }

  /**
   * Opens the snapshot that the request names, if it names one.
   *
   * @throws IllegalArgumentException if it cannot be started from and the request says to fail then
   */
  static StartingModel open(JobRequest.Train request) {
    WarmStart wanted = request.warmStart();
    if (wanted == null) {
      return new StartingModel(request, null);
    }
    try {
      Recommenders.requireWarmStart(request.model().name());
      return new StartingModel(request, suitable(request, wanted.from()));
    } catch (IllegalArgumentException unsuitable) {
      startCold(request, unsuitable);
      return new StartingModel(request, null);
    }
  }

  private static ModelSnapshot suitable(JobRequest.Train request, SnapshotVersion version) {
    ModelSnapshot snapshot = snapshot(request, version);
    try {
      FormerItems.requireRank(snapshot, request.model().als().rank());
      return snapshot;
    } catch (IllegalArgumentException e) {
      snapshot.close();
      throw e;
    }
  }

  private static ModelSnapshot snapshot(JobRequest.Train request, SnapshotVersion version) {
    try {
      return new SnapshotStore(request.modelsFolder()).open(version);
    } catch (CorruptSnapshotException e) {
      throw new IllegalArgumentException(
          "warm-start: found no readable snapshot %s in %s, expected one to start from: %s"
              .formatted(version, request.modelsFolder(), e.getMessage()),
          e);
    }
  }

  /** Logs that it is not possible to start warm, unless the request says to fail then. */
  private static void startCold(JobRequest.Train request, IllegalArgumentException unsuitable) {
    WarmStart wanted = request.warmStart();
    if (wanted != null && wanted.otherwise() == WarmStart.Otherwise.FAIL) {
      throw unsuitable;
    }
    LOG.warn("warm start not possible, starting cold reason={}", unsuitable.getMessage());
  }

  /**
   * What the fit on everything goes on from.
   *
   * @throws IllegalArgumentException if the snapshot has factors for none of the videos and the
   *     request says to fail then
   */
  Continuation continuation(TrainingData all) {
    Continuation cold = new Continuation(null, request.checkpoints());
    if (snapshot == null) {
      return cold;
    }
    try {
      FormerItems items = FormerItems.of(snapshot, all.videoIds());
      return new Continuation(items, request.checkpoints());
    } catch (IllegalArgumentException unsuitable) {
      startCold(request, unsuitable);
      return cold;
    }
  }

  /**
   * Whether the snapshot saw nothing from a time on: only then may a model that is evaluated on
   * that time start from it, since the factors would know the answers.
   */
  boolean knowsNothingFrom(Instant cut) {
    return snapshot == null
        || snapshot.manifest().lineage().watermark().latestEvent().isBefore(cut);
  }

  @Override
  public void close() {
    if (snapshot != null) {
      snapshot.close();
    }
  }
}
