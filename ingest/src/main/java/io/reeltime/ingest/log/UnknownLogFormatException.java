package io.reeltime.ingest.log;

import java.io.IOException;

/** A log of another layout than this version of Reeltime reads and writes. */
final class UnknownLogFormatException extends IOException {
  UnknownLogFormatException(int found, int expected) {
    super(
        "found log format "
            + found
            + ", expected "
            + expected
            + ": another version of Reeltime wrote it. Let that version write the log into the"
            + " tables ('./reeltime up', until the status shows no backlog), then move this folder"
            + " and the lake away together, or go on with that version");
  }
}
