package io.reeltime.training.maintenance;

import java.util.function.Supplier;
import org.apache.iceberg.Table;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a step of maintenance again when it fails: Iceberg repeats what lost a race against a
 * commit by ingest, but not what found SQLite's catalogue busy, which it wraps in several ways.
 * Each step starts from the table as it then is, so that a repeated one finds less to do.
 */
final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
  private static final int MOST = 3;

  private Attempts() {}

  static <T> T of(Table table, String step, Supplier<T> action) {
    for (int attempt = 1; attempt < MOST; attempt++) {
      try {
        return action.get();
      } catch (RuntimeException e) {
        LOG.warn("table={} step={} attempt={} failed", table.name(), step, attempt, e);
        table.refresh();
      }
    }
    return action.get();
  }
}
