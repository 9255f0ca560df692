package io.reeltime.training.job;

/**
 * What maintenance did to one table. Ingest may have added files meanwhile.
 *
 * @param table its name
 * @param filesBefore data files of the current snapshot before
 * @param filesAfter data files of the current snapshot after
 * @param compactedFiles data files that compaction replaced
 * @param writtenFiles data files that replaced them
 * @param expiredSnapshots table snapshots that are gone
 * @param deletedFiles data files that no snapshot needed any more
 * @param orphanFiles files that no snapshot ever knew, removed
 */
public record TableMaintained(
    String table,
    long filesBefore,
    long filesAfter,
    long compactedFiles,
    long writtenFiles,
    long expiredSnapshots,
    long deletedFiles,
    long orphanFiles) {

  /** An empty table. */
  public static TableMaintained nothing(String table) {
    return new TableMaintained(table, 0, 0, 0, 0, 0, 0, 0);
  }
}
