package io.reeltime.training.job;

import java.time.Duration;

/**
 * When table maintenance has something to do. The size of file that compaction aims at is a
 * property of the table, set by ingest.
 *
 * @param fewestFiles small files of one day that are worth a compaction
 * @param snapshotAge after which a table snapshot that no live model names is expired; longer than
 *     any training run, which reads one all the time
 * @param orphanAge after which a file that no snapshot knows is removed; longer than any commit may
 *     take from its first file to its end
 */
public record MaintenanceRules(int fewestFiles, Duration snapshotAge, Duration orphanAge) {
  /** Five files of a day are compacted; snapshots stay for a day, orphans for three. */
  public static final MaintenanceRules DEFAULT =
      new MaintenanceRules(5, Duration.ofDays(1), Duration.ofDays(3));

  public MaintenanceRules {
    require(fewestFiles >= 2, "fewestFiles", fewestFiles, "2 or more");
    require(!snapshotAge.isNegative(), "snapshotAge", snapshotAge, "0 or more");
    require(
        orphanAge.compareTo(Duration.ofHours(1)) >= 0,
        "orphanAge",
        orphanAge,
        "an hour or more: a younger file may belong to a commit under way");
  }

  private static void require(boolean holds, String name, Object found, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "maintenance: found " + name + " " + found + ", expected " + expected);
    }
  }
}
