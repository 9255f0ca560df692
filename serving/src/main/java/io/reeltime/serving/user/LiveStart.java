package io.reeltime.serving.user;

import io.reeltime.data.log.EventLog;
import io.reeltime.data.snapshot.Watermark;
import java.util.Optional;

/**
 * Where in the log the live state of a snapshot begins.
 *
 * @param offset of the first record to read
 * @param snapshotEnd every record of this log before it is in the snapshot; above 0 only when the
 *     snapshot was made from this log
 * @param warning why it is not the watermark's offset, for people; empty when it is
 */
public record LiveStart(long offset, long snapshotEnd, Optional<String> warning) {

  /** With no snapshot: everything the log holds. */
  public static LiveStart ofLog(EventLog log) {
    return new LiveStart(log.firstOffset(), 0, Optional.empty());
  }

  /** Behind the snapshot's watermark, as far as the log can tell. */
  public static LiveStart behind(Watermark watermark, EventLog log) {
    long first = log.firstOffset();
    long end = log.endOffset();
    if (!watermark.logIdentity().equals(log.identity())) {
      return new LiveStart(first, 0, Optional.of(otherLog(watermark, log)));
    }
    long snapshotEnd = watermark.endOffset();
    if (snapshotEnd < first) {
      return new LiveStart(first, snapshotEnd, Optional.of(gap(snapshotEnd, first)));
    }
    if (snapshotEnd > end) {
      return new LiveStart(end, end, Optional.of(shortLog(snapshotEnd, end)));
    }
    return new LiveStart(snapshotEnd, snapshotEnd, Optional.empty());
  }

  private static String otherLog(Watermark watermark, EventLog log) {
    return "snapshot was trained on log '%s', this is log '%s': all its events count as live"
        .formatted(watermark.logIdentity(), log.identity());
  }

  private static String gap(long watermark, long first) {
    return "events %d to %d are neither in the snapshot nor in the log any more"
        .formatted(watermark, first - 1);
  }

  private static String shortLog(long watermark, long end) {
    return "snapshot's watermark is %d, but the log ends at %d: following from its end"
        .formatted(watermark, end);
  }
}
