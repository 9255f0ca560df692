/**
 * The event log's engine in one process: RocksDB with a synced write-ahead log.
 *
 * <p>Way in: {@link io.reeltime.ingest.log.RocksEventLog}. May import {@code data.event} and {@code
 * data.log}; nothing else of Reeltime.
 */
@NullMarked
package io.reeltime.ingest.log;

import org.jspecify.annotations.NullMarked;
