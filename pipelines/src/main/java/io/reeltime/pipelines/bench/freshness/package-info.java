/**
 * The benchmark of freshness: from the acknowledgement of an event to the first answer that knows
 * it.
 *
 * <p>Way in: {@link io.reeltime.pipelines.bench.freshness.FreshnessBench}. May import {@code
 * pipelines.bench} and below, {@code pipelines.home} and {@code process}.
 */
@NullMarked
package io.reeltime.pipelines.bench.freshness;

import org.jspecify.annotations.NullMarked;
