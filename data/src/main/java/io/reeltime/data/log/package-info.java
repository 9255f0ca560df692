/**
 * The event-log seam: durable, ordered, idempotent, read by offset.
 *
 * <p>Way in: {@link io.reeltime.data.log.EventLog}. Engines live in {@code ingest}; the table
 * writer and serving's live user state are plain readers. May import {@code data.event}.
 */
@NullMarked
package io.reeltime.data.log;

import org.jspecify.annotations.NullMarked;
