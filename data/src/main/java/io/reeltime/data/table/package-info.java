/**
 * The lake's contract: where the event table lies and what its columns are called.
 *
 * <p>Way in: {@link io.reeltime.data.table.Lake}. Written by {@code ingest}, read by {@code
 * training}; neither imports the other. Imports nothing of Reeltime.
 */
@NullMarked
package io.reeltime.data.table;

import org.jspecify.annotations.NullMarked;
