/**
 * The event and video tables: Iceberg over Parquet, written exactly once from the event log.
 *
 * <p>Way in: {@link io.reeltime.ingest.table.LakeTables} opens the lake, {@link
 * io.reeltime.ingest.table.TableWriter} writes it, {@link
 * io.reeltime.ingest.table.TableWriterThread} does so all the time. A plain reader of {@code
 * data.log}; may also import {@code data.event} and {@code data.table}, nothing else of Reeltime.
 */
@NullMarked
package io.reeltime.ingest.table;

import org.jspecify.annotations.NullMarked;
