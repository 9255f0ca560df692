package io.reeltime.pipelines.run;

/** Why a run started. */
public enum Trigger {
  /** Enough events for a first model. */
  FIRST_MODEL,
  /** The interval since the last run is over. */
  INTERVAL,
  /** Enough new events since the last run. */
  NEW_EVENTS,
  /** Somebody asked for it. */
  MANUAL
}
