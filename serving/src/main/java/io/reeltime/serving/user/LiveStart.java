package io.reeltime.serving.user;

import io.reeltime.data.log.EventLog;
import io.reeltime.data.snapshot.Watermark;
import java.util.Optional;

/**
 * Where in the log the live state of a snapshot begins.
 *
 * @param offset of the first event that the snapshot does not have
 * @param warning why it is not the watermark's offset, for people; empty when it is
 */
public record LiveStart(long offset, Optional<String> warning) {

  /** With no snapshot: everything the log holds. */
  public static LiveStart ofLog(EventLog log) {
    return new LiveStart(log.firstOffset(), Optional.empty());
  }

  /** Behind the snapshot's watermark, as far as the log can tell. */
  public static LiveStart behind(Watermark watermark, EventLog log) {
    long first = log.firstOffset();
    long end = log.endOffset();
    if (!watermark.logIdentity().equals(log.identity())) {
      return new LiveStart(first, Optional.of(otherLog(watermark, log)));
    }
    if (watermark.endOffset() < first) {
      return new LiveStart(first, Optional.of(gap(watermark.endOffset(), first)));
    }
    if (watermark.endOffset() > end) {
      return new LiveStart(end, Optional.of(shortLog(watermark.endOffset(), end)));
    }
    return new LiveStart(watermark.endOffset(), Optional.empty());
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
