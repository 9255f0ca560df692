/**
 * Events as Arrow IPC streams: columns named like the fields of an event, a row per event.
 *
 * <p>Way in: {@link io.reeltime.ingest.arrow.ArrowStreams}. May import {@code data} and {@code
 * io.reeltime.ingest}, with its {@code body}.
 */
@NullMarked
package io.reeltime.ingest.arrow;

import org.jspecify.annotations.NullMarked;
