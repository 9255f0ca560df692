package io.reeltime.ingest.table;

import io.reeltime.data.log.EventLog;

/** What to do about a lake that this log can't go on filling. */
final class LakeRemedy {
  private LakeRemedy() {}

  /** Half a sentence; a new lake helps only while the log still holds its first record. */
  static String of(EventLog log) {
    String whole = "restore the lake folder that belongs to this log";
    return log.firstOffset() == 0
        ? whole + ", or move the lake away: the log still holds everything and fills a new one"
        : whole + ", or start with a new home folder and import again";
  }
}
