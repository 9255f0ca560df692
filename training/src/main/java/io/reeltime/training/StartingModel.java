package io.reeltime.training;

import io.reeltime.data.snapshot.CorruptSnapshotException;
import io.reeltime.data.snapshot.ModelSnapshot;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.training.interactions.EventInteractions;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.job.WarmStart;
import io.reeltime.training.model.Continuation;
import io.reeltime.training.model.FormerItems;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The snapshot that a training job starts from, open while the job fits; or none. */
final class StartingModel implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StartingModel.class);
  private static final StartingModel NONE = new StartingModel(null, null);

  private final @Nullable ModelSnapshot snapshot;
  private final @Nullable FormerItems items;

  private StartingModel(@Nullable ModelSnapshot snapshot, @Nullable FormerItems items) {
    this.snapshot = snapshot;
    this.items = items;
  }

  /**
   * Opens the snapshot that the request names, if it names one.
   *
   * @throws IllegalArgumentException if it cannot be started from and the request says to fail then
   */
  static StartingModel open(JobRequest.Train request) {
    WarmStart wanted = request.warmStart();
    if (wanted == null) {
      return NONE;
    }
    try {
      return open(request, wanted.from());
    } catch (IllegalArgumentException unsuitable) {
      return switch (wanted.otherwise()) {
        case FAIL -> throw unsuitable;
        case START_COLD -> cold(unsuitable);
      };
    }
  }

  private static StartingModel open(JobRequest.Train request, SnapshotVersion version) {
    ModelSnapshot snapshot = snapshot(request, version);
    try {
      return new StartingModel(snapshot, FormerItems.of(snapshot, request.model().als().rank()));
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

  private static StartingModel cold(IllegalArgumentException unsuitable) {
    LOG.warn("warm start not possible, starting cold reason={}", unsuitable.getMessage());
    return NONE;
  }

  /** The snapshot's version; null for a cold start. */
  @Nullable SnapshotVersion version() {
    return snapshot == null ? null : snapshot.version();
  }

  /** What the fit on everything goes on from. */
  Continuation forAll(JobRequest.Train request) {
    return new Continuation(items, request.checkpoints());
  }

  /**
   * Whether the snapshot saw nothing of what is held out: only then may the evaluated model start
   * from it, since its factors would know the answers.
   */
  boolean knowsNothingBehind(EventInteractions interactions) {
    if (snapshot == null) {
      return true;
    }
    Instant latest = snapshot.manifest().lineage().watermark().latestEvent();
    return latest.isBefore(interactions.cut());
  }

  @Override
  public void close() {
    if (snapshot != null) {
      snapshot.close();
    }
  }
}
