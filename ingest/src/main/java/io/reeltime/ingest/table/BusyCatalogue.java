package io.reeltime.ingest.table;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * SQLite's word that another process held the catalogue for longer than it waited. Iceberg retries
 * lost races alone, and hands this on; nothing was committed then.
 */
final class BusyCatalogue {
  private static final int SQLITE_BUSY = 5;
  private static final int PRIMARY_CODE = 0xff;

  private BusyCatalogue() {}

  static boolean isCauseOf(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && (sql.getErrorCode() & PRIMARY_CODE) == SQLITE_BUSY) {
        return true;
      }
    }
    return false;
  }
}
