package io.reeltime.pipelines.run;

import io.reeltime.data.snapshot.Watermark;
import java.util.List;

/**
 * How much of the log may be forgotten: only what the table holds and every snapshot under an alias
 * was trained on, so that a rollback still finds the live events behind its watermark.
 */
final class LogTruncation {
  private LogTruncation() {}

  /**
   * The first offset that somebody still needs.
   *
   * @param logIdentity of the log to truncate
   * @param committedEndOffset the table holds every record before it; 0 when that is not known
   * @param live watermarks of the snapshots under an alias; one of another log says nothing about
   *     this one, so that it needs everything, as does a home without a snapshot
   */
  static long offset(String logIdentity, long committedEndOffset, List<Watermark> live) {
    long behindSnapshots =
        live.stream()
            .mapToLong(mark -> mark.logIdentity().equals(logIdentity) ? mark.endOffset() : 0)
            .min()
            .orElse(0);
    return Math.min(behindSnapshots, committedEndOffset);
  }
}
