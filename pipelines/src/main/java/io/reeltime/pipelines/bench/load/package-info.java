/**
 * The loop of clients, what they send, and what was measured; shared with the peers' processes
 * ({@code peers/}), so that every path is loaded and timed by the same code.
 *
 * <p>Way in: {@link io.reeltime.pipelines.bench.load.LoadLoop}. May import nothing of Reeltime.
 */
@NullMarked
package io.reeltime.pipelines.bench.load;

import org.jspecify.annotations.NullMarked;
