/**
 * The demo: a simulated audience that uses Reeltime through its public HTTP interface, and a
 * narrator who says what happens.
 *
 * <p>Way in: {@link io.reeltime.pipelines.demo.Demo}. May import {@code data}, {@code
 * pipelines.client} and {@code pipelines.run}.
 */
@NullMarked
package io.reeltime.pipelines.demo;

import org.jspecify.annotations.NullMarked;
