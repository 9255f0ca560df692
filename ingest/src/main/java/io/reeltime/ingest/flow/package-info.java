/**
 * What may flow in, and what did: limits of the node, quotas of its clients, rates.
 *
 * <p>Way in: {@link io.reeltime.ingest.flow.Admission} and {@link
 * io.reeltime.ingest.flow.LastMinute}. Imports nothing of Reeltime.
 */
@NullMarked
package io.reeltime.ingest.flow;

import org.jspecify.annotations.NullMarked;
