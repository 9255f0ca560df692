package io.reeltime.pipelines.maintenance;

/** Where a maintenance run stands. */
public enum MaintenanceState {
  /** Under way. */
  RUNNING,
  /** Both tables were maintained. */
  DONE,
  /** There is no lake yet, or it is too young to need any. */
  SKIPPED,
  /** A step failed; the tables hold what they held, and the next run goes on. */
  FAILED,
  /** The process ended before the run did. */
  INTERRUPTED
}
