package io.reeltime.ingest.table;

/**
 * What the tables hold at one moment.
 *
 * @param logIdentity identity of the log they were written from
 * @param endOffset every record before this log offset is in the two table snapshots
 * @param eventTableSnapshot Iceberg snapshot of the event table, 0 when it has none
 * @param videoTableSnapshot Iceberg snapshot of the video table, 0 when it has none
 */
public record TableWatermark(
    String logIdentity, long endOffset, long eventTableSnapshot, long videoTableSnapshot) {}
