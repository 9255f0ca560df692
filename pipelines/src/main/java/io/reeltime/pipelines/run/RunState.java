package io.reeltime.pipelines.run;

/** Where a run stands. */
public enum RunState {
  /** Under way. */
  RUNNING,
  /** Its snapshot became the champion. */
  PROMOTED,
  /** It published a snapshot that broke a metric floor: the old champion goes on. */
  REJECTED,
  /** There was nothing new to learn from. */
  SKIPPED,
  /** A step failed: nothing was promoted. */
  FAILED,
  /** The process ended before the run did. */
  INTERRUPTED
}
