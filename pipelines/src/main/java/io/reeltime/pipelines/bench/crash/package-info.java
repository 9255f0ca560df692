/**
 * Proof by kill -9: loads the packaged application from many clients, kills it at random moments,
 * and compares what was acknowledged with what is stored.
 *
 * <p>Way in: {@link io.reeltime.pipelines.bench.crash.CrashTrial}. May import {@code client},
 * {@code home}, {@code data} and ingest's log and table.
 */
@NullMarked
package io.reeltime.pipelines.bench.crash;

import org.jspecify.annotations.NullMarked;
