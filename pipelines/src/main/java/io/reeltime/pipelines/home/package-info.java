/**
 * The home folder: where everything of one installation lies.
 *
 * <p>Way in: {@link io.reeltime.pipelines.home.Home}. May import {@code data} and {@code ingest}.
 */
@NullMarked
package io.reeltime.pipelines.home;

import org.jspecify.annotations.NullMarked;
