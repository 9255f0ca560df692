package io.reeltime.training.job;

import io.reeltime.data.snapshot.SnapshotVersion;

/**
 * A snapshot whose item factors a fit starts from.
 *
 * @param from which one
 * @param otherwise what to do where it cannot be started from: it has another rank, say
 */
public record WarmStart(SnapshotVersion from, Otherwise otherwise) {

  /** What to do without. */
  public enum Otherwise {
    /** End the job before its first epoch, saying why. */
    FAIL,
    /** Start cold, and log why. */
    START_COLD
  }
}
