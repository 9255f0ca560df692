package io.reeltime.serving.generation;

import io.reeltime.data.snapshot.SnapshotVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the watcher has loaded and what it could not, for health.
 *
 * @param version serving now; null before the first
 * @param createdAt when it was trained
 * @param loadedAt since when it serves
 * @param warning why the live events do not begin at the snapshot's watermark; null when they do
 * @param failure why what the champion alias names is not served; null when it is
 */
public record LoadStatus(
    @Nullable SnapshotVersion version,
    @Nullable Instant createdAt,
    @Nullable Instant loadedAt,
    @Nullable String warning,
    @Nullable String failure) {

  /** Nothing loaded yet, nothing failed. */
  static final LoadStatus NONE = new LoadStatus(null, null, null, null, null);

  LoadStatus failed(String reason) {
    return new LoadStatus(version, createdAt, loadedAt, warning, reason);
  }

  LoadStatus recovered() {
    return failure == null ? this : new LoadStatus(version, createdAt, loadedAt, warning, null);
  }
}
