package io.reeltime.data.snapshot;

import io.reeltime.data.blend.BlendWeights;
import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.data.preference.PreferenceWeights;
import io.reeltime.data.retrieval.ClusteredIndex;
import io.reeltime.data.retrieval.IndexBuilder;
import io.reeltime.data.retrieval.RecallReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code manifest.json}: written last, so that a folder without one is no snapshot. Its own CRC32C
 * stands in {@code manifest.crc32c}, 8 hex digits.
 *
 * @param formatVersion of the folder, see {@link #FORMAT_VERSION}
 * @param version of the snapshot
 * @param createdAt when it was written
 * @param lineage what it was made from and how
 * @param objective the loss of the factors, which fold-in must repeat
 * @param preferenceWeights how events became strengths, which live events must repeat
 * @param rank of the factors, the leading columns of the item rows
 * @param lowPassRank columns of the low-pass term behind them, 0 where it is left out
 * @param blend what each source adds to the score; the low-pass term's share is folded into the
 *     item rows, the neighbours' is not into their weights
 * @param videos rows of the item factors
 * @param users rows of the histories
 * @param interactions entries of the histories
 * @param retrieval the index over the item rows; null in snapshots of before there was one, which
 *     are given an exact index when they are opened
 * @param files every other file of the folder
 */
public record Manifest(
    int formatVersion,
    SnapshotVersion version,
    Instant createdAt,
    Lineage lineage,
    ImplicitObjective objective,
    PreferenceWeights preferenceWeights,
    int rank,
    int lowPassRank,
    BlendWeights blend,
    int videos,
    int users,
    long interactions,
    @Nullable Retrieval retrieval,
    List<SnapshotFile> files) {

  /** The only format this code reads and writes. */
  public static final int FORMAT_VERSION = 2;

  /**
   * Where a snapshot comes from.
   *
   * @param algorithm name of the model, such as {@code mllib-als}
   * @param watermark the data
   * @param configuration every hyper-parameter, as text
   * @param configurationHash SHA-256 of the configuration, in hex
   * @param seed of the random numbers
   * @param parent the snapshot whose factors the fit started from; after a cold start the champion
   *     at the time, if there was one
   */
  public record Lineage(
      String algorithm,
      Watermark watermark,
      Map<String, String> configuration,
      String configurationHash,
      long seed,
      @Nullable SnapshotVersion parent) {}

  /**
   * The index over the item rows, and what it found of sampled users' best videos.
   *
   * @param index {@code exact} or {@code clustered}
   * @param lists of a clustered index, else 0
   * @param slack of a clustered index, see {@link ClusteredIndex}, else 0
   * @param candidates gathered by approximate score before they are scored in float32
   * @param recallAt100 share of the best 100 by float32 scores that are among the 100 found
   * @param scannedShare share of the index that was looked at
   * @param queries users sampled
   */
  public record Retrieval(
      String index,
      int lists,
      double slack,
      int candidates,
      double recallAt100,
      double scannedShare,
      int queries) {

    static Retrieval of(IndexBuilder.Measured measured) {
      RecallReport recall = measured.recall();
      int lists = 0;
      float slack = 0;
      if (measured.index() instanceof ClusteredIndex clustered) {
        lists = clustered.lists();
        slack = clustered.slack();
      }
      return new Retrieval(
          measured.index().name(),
          lists,
          slack,
          recall.candidates(),
          recall.recall(),
          recall.scannedShare(),
          recall.queries());
    }
  }

  /**
   * A file of the folder.
   *
   * @param name within the folder
   * @param bytes its size
   * @param crc32c its checksum, 8 hex digits
   * @param batches for Arrow files: where the buffers of each record batch lie; else empty
   */
  public record SnapshotFile(String name, long bytes, String crc32c, List<Batch> batches) {}

  /**
   * One record batch of an Arrow file.
   *
   * @param rows its row count
   * @param buffers by column path and buffer kind, such as {@code videoId.offset} or {@code
   *     factors.item.data}
   */
  public record Batch(int rows, Map<String, Range> buffers) {}

  /** A byte range of a file. */
  public record Range(long offset, long length) {}

  /** Whether the folder holds an optional file. */
  boolean lists(String name) {
    return files.stream().anyMatch(file -> file.name().equals(name));
  }

  SnapshotFile file(String name) {
    for (SnapshotFile file : files) {
      if (file.name().equals(name)) {
        return file;
      }
    }
    throw new CorruptSnapshotException(version + ": manifest.json lists no " + name);
  }
}
