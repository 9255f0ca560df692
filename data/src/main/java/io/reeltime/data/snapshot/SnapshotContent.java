package io.reeltime.data.snapshot;

import io.reeltime.data.blend.BlendedItems;
import io.reeltime.data.content.ContentModel;
import io.reeltime.data.preference.PreferenceWeights;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that goes into a new snapshot.
 *
 * @param createdAt time of writing
 * @param lineage where it comes from
 * @param preferenceWeights how events became strengths
 * @param items the videos, in ascending order of id by UTF-8 bytes; their order is the video index
 * @param model one row per item; for a video that no one liked a row made from its content, or
 *     zeroes
 * @param histories the users, in ascending order of id by UTF-8 bytes; read once
 * @param report evaluation
 * @param content how rows are made for videos that no one has watched; null where nothing was
 *     learnt about that
 */
public record SnapshotContent(
    Instant createdAt,
    Manifest.Lineage lineage,
    PreferenceWeights preferenceWeights,
    List<Item> items,
    BlendedItems model,
    Iterable<UserEntry> histories,
    EvaluationReport report,
    @Nullable ContentModel content) {

  /** Without anything about videos that no one has watched. */
  public SnapshotContent(
      Instant createdAt,
      Manifest.Lineage lineage,
      PreferenceWeights preferenceWeights,
      List<Item> items,
      BlendedItems model,
      Iterable<UserEntry> histories,
      EvaluationReport report) {
    this(createdAt, lineage, preferenceWeights, items, model, histories, report, null);
  }

  /** A user with their history. */
  public record UserEntry(String userId, UserHistory history) {}

  public SnapshotContent {
    if (model.videos() != items.size()) {
      throw new IllegalArgumentException(
          "snapshot content: " + model.videos() + " item rows for " + items.size() + " videos");
    }
    if (content != null && content.content().rank() != model.rows().rank()) {
      throw new IllegalArgumentException(
          "snapshot content: content rows of %d columns for item rows of %d"
              .formatted(content.content().rank(), model.rows().rank()));
    }
  }
}
