package io.reeltime.training;

import io.reeltime.training.evaluation.SplitWarnings;
import io.reeltime.training.interactions.EventInteractions;
import io.reeltime.training.interactions.EventTable;
import io.reeltime.training.interactions.TooFewInteractionsException;
import io.reeltime.training.job.TuningData;
import io.reeltime.training.tune.SearchDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * The event table at one snapshot of it, split in time as a training run does. Each half-life is a
 * reading of its own; the last one is kept.
 */
final class EventTrialData implements TrialData {
  /** With fewer the mean says nothing. */
  private static final int FEWEST_USERS = 10;

  private static final String SNAPSHOT = "event-table-snapshot";

  private final TuningData.Events data;
  private final SparkSession session;
  private final long snapshot;
  private @Nullable Duration lastHalfLife;
  private @Nullable Split last;

  private EventTrialData(TuningData.Events data, SparkSession session, long snapshot) {
    this.data = data;
    this.session = session;
    this.snapshot = snapshot;
  }

  /**
   * Finds the table snapshot that the folder's search began on, or the newest for a new search.
   *
   * @throws IllegalArgumentException if the snapshot has expired
   * @throws TooFewInteractionsException if the table is empty
   */
  static EventTrialData of(TuningData.Events data, SparkSession session, Path folder)
      throws IOException {
    SearchDefinition begun = SearchDefinition.in(folder);
    String known = begun == null ? null : begun.values().get("data." + SNAPSHOT);
    long newest = EventTable.newestSnapshot(session);
    long snapshot = known == null ? newest : Long.parseLong(known);
    if (!EventTable.hasSnapshot(session, snapshot)) {
      throw new IllegalArgumentException(
          "tune: the event table's snapshot %d, which the search in %s began on, has expired; start anew in another --output"
              .formatted(snapshot, folder));
    }
    return new EventTrialData(data, session, snapshot);
  }

  @Override
  public Map<String, String> identity() {
    return Map.of(
        SNAPSHOT,
        String.valueOf(snapshot),
        "holdout-share",
        String.valueOf(data.holdoutShare()),
        "preference-weights",
        data.preferenceWeights().toString());
  }

  @Override
  public List<String> warnings() {
    Split split = split(null);
    return SplitWarnings.of("valid", split.valid(), split.train());
  }

  /** Every event has one. */
  @Override
  public void requireTimes() {}

  @Override
  public Split split(@Nullable Duration halfLife) {
    Duration wanted = halfLife == null ? data.preferenceWeights().halfLife() : halfLife;
    Split known = last;
    if (known != null && wanted.equals(lastHalfLife)) {
      return known;
    }
    // Freed before the next is read: two would take twice the heap.
    last = null;
    Split read = read(wanted);
    lastHalfLife = wanted;
    last = read;
    return read;
  }

  private Split read(Duration halfLife) {
    EventInteractions interactions =
        new EventTable(session, snapshot)
            .read(data.preferenceWeights().withHalfLife(halfLife), data.holdoutShare(), List.of());
    if (interactions.afterCut().users() < FEWEST_USERS
        || interactions.beforeCut().positives() == 0) {
      throw new TooFewInteractionsException(
          "tune: found %d users with new likes from %s on and %d likes before, expected at least %d users to validate on"
              .formatted(
                  interactions.afterCut().users(),
                  interactions.cut(),
                  interactions.beforeCut().positives(),
                  FEWEST_USERS));
    }
    return new Split(interactions.beforeCut(), interactions.afterCut());
  }
}
