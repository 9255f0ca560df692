package io.reeltime.data.snapshot;

import io.reeltime.data.blend.BlendedItems;
import io.reeltime.data.preference.PreferenceWeights;
import java.time.Instant;
import java.util.List;

/**
 * Everything that goes into a new snapshot.
 *
 * @param createdAt time of writing
 * @param lineage where it comes from
 * @param preferenceWeights how events became strengths
 * @param items the videos, in ascending order of id by UTF-8 bytes; their order is the video index
 * @param model one row per item; a zero row for a video without interactions
 * @param histories the users, in ascending order of id by UTF-8 bytes; read once
 * @param report evaluation
 */
public record SnapshotContent(
    Instant createdAt,
    Manifest.Lineage lineage,
    PreferenceWeights preferenceWeights,
    List<Item> items,
    BlendedItems model,
    Iterable<UserEntry> histories,
    EvaluationReport report) {

  /** A user with their history. */
  public record UserEntry(String userId, UserHistory history) {}

  public SnapshotContent {
    if (model.videos() != items.size()) {
      throw new IllegalArgumentException(
          "snapshot content: " + model.videos() + " item rows for " + items.size() + " videos");
    }
  }
}
