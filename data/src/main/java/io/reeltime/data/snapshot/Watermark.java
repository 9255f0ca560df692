package io.reeltime.data.snapshot;

import java.time.Instant;

/**
 * What a snapshot was trained on: its lineage, and where live events begin.
 *
 * @param logIdentity identity of the event log, empty when trained from files
 * @param endOffset every event before this log offset is in the snapshot, none after
 * @param eventTableSnapshot Iceberg snapshot of the event table
 * @param videoTableSnapshot Iceberg snapshot of the video table, 0 when it has none
 * @param latestEvent time of the newest event: the reference time of all decay in the snapshot
 */
public record Watermark(
    String logIdentity,
    long endOffset,
    long eventTableSnapshot,
    long videoTableSnapshot,
    Instant latestEvent) {}
