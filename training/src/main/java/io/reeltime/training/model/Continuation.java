package io.reeltime.training.model;

import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.training.als.FactorRows;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a fit of ReelALS goes on from.
 *
 * @param warmStart a former model, null to start from seeded factors
 * @param checkpoints folder that an earlier attempt at the same fit may have left checkpoints in,
 *     and that this one writes to; null for none
 */
public record Continuation(@Nullable FormerItems warmStart, @Nullable Path checkpoints) {
  /** From nothing. */
  public static final Continuation NONE = new Continuation(null, null);

  /** A copy that starts from seeded factors. */
  public Continuation cold() {
    return new Continuation(null, checkpoints);
  }

  /** Version of the former model, null for none. */
  public @Nullable SnapshotVersion version() {
    return warmStart == null ? null : warmStart.version();
  }

  @Nullable FactorRows formerItems(List<String> videoIds) {
    return warmStart == null ? null : warmStart.rows(videoIds);
  }
}
