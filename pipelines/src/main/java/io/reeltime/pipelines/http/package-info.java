/**
 * Runs and models over HTTP.
 *
 * <p>Way in: {@link io.reeltime.pipelines.http.RunsResource}. May import {@code data} and {@code
 * pipelines.run}.
 */
@NullMarked
package io.reeltime.pipelines.http;

import org.jspecify.annotations.NullMarked;
