package io.reeltime.data.snapshot;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.factors.Gramian;
import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.data.preference.PreferenceWeights;
import java.time.Instant;
import java.util.List;

/**
 * Everything that goes into a new snapshot.
 *
 * @param createdAt time of writing
 * @param lineage where it comes from
 * @param objective the loss of the factors
 * @param preferenceWeights how events became strengths
 * @param items the videos, in ascending order of id by UTF-8 bytes; their order is the video index
 * @param factors one row per item; a zero row for a video without interactions
 * @param gramian of the factors
 * @param histories the users, in ascending order of id by UTF-8 bytes; read once
 * @param report evaluation
 */
public record SnapshotContent(
    Instant createdAt,
    Manifest.Lineage lineage,
    ImplicitObjective objective,
    PreferenceWeights preferenceWeights,
    List<Item> items,
    FactorMatrix factors,
    Gramian gramian,
    Iterable<UserEntry> histories,
    EvaluationReport report) {

  /** A user with their history. */
  public record UserEntry(String userId, UserHistory history) {}

  public SnapshotContent {
    if (factors.rows() != items.size()) {
      throw new IllegalArgumentException(
          "snapshot content: " + factors.rows() + " factor rows for " + items.size() + " videos");
    }
    if (gramian.rank() != factors.rank()) {
      throw new IllegalArgumentException(
          "snapshot content: gramian of rank "
              + gramian.rank()
              + " for factors of rank "
              + factors.rank());
    }
  }
}
