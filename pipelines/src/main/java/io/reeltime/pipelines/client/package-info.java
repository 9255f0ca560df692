/**
 * Reeltime's public HTTP interface as seen by an application: what the simulated audience and the
 * command lines beside a running server use.
 *
 * <p>Way in: {@link io.reeltime.pipelines.client.ReeltimeClient}. May import {@code data} and
 * {@code ingest.json}.
 */
@NullMarked
package io.reeltime.pipelines.client;

import org.jspecify.annotations.NullMarked;
