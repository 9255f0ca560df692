/**
 * Accepting events and videos: validation, then the durable log, then an answer per record.
 *
 * <p>Way in: {@link io.reeltime.ingest.EventIngest} and {@link io.reeltime.ingest.VideoIngest},
 * used by HTTP and by imports alike. May import {@code data}; nothing else of ingest.
 *
 * <p>Around it: {@code log} (the durable log's engine), {@code table} (the writer of the event
 * table), {@code json} (the wire format), {@code http} (the endpoints), {@code node} (what runs in
 * one process).
 */
@NullMarked
package io.reeltime.ingest;

import org.jspecify.annotations.NullMarked;
