package io.reeltime.pipelines.model;

import io.reeltime.data.snapshot.Alias;
import io.reeltime.data.snapshot.CorruptSnapshotException;
import io.reeltime.data.snapshot.Manifest;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.data.snapshot.SnapshotVersion;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots of a store.
 *
 * @param models newest first
 */
public record ModelListing(List<Model> models) {

  /**
   * One snapshot.
   *
   * @param version such as {@code v000042}
   * @param aliases that point at it
   * @param createdAt when it was published, null when its manifest cannot be read
   * @param algorithm model name
   * @param rank of its factors
   * @param videos rows of its item factors
   * @param users it knows
   * @param interactions it learned from
   * @param endOffset log offset up to which it learned
   * @param metrics offline metrics
   * @param broken why it cannot be used; null for a good one
   */
  public record Model(
      String version,
      List<String> aliases,
      @Nullable Instant createdAt,
      String algorithm,
      int rank,
      int videos,
      int users,
      long interactions,
      long endOffset,
      Map<String, Double> metrics,
      @Nullable String broken) {}

  /** Reads every manifest and report. */
  public static ModelListing of(SnapshotStore store) {
    return new ModelListing(
        store.versions().stream()
            .sorted(Comparator.reverseOrder())
            .map(version -> model(store, version))
            .toList());
  }

  private static Model model(SnapshotStore store, SnapshotVersion version) {
    List<String> aliases =
        Arrays.stream(Alias.values())
            .filter(alias -> store.alias(alias).filter(version::equals).isPresent())
            .map(Alias::fileName)
            .toList();
    try {
      Manifest manifest = store.manifest(version);
      return new Model(
          version.toString(),
          aliases,
          manifest.createdAt(),
          manifest.lineage().algorithm(),
          manifest.rank(),
          manifest.videos(),
          manifest.users(),
          manifest.interactions(),
          manifest.lineage().watermark().endOffset(),
          store.report(version).metrics(),
          null);
    } catch (CorruptSnapshotException e) {
      return new Model(
          version.toString(), aliases, null, "", 0, 0, 0, 0, 0, Map.of(), e.getMessage());
    }
  }
}
