/**
 * The packaged application as a child process, for benchmarks and tests that want what a user runs.
 *
 * <p>Way in: {@link io.reeltime.pipelines.process.ServerProcess}. May import {@code
 * pipelines.home}.
 */
@NullMarked
package io.reeltime.pipelines.process;

import org.jspecify.annotations.NullMarked;
