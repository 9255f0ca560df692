/**
 * What there is to say about the published snapshots, for the command line and HTTP alike.
 *
 * <p>Way in: {@link io.reeltime.pipelines.model.ModelListing}. May import {@code data}.
 */
@NullMarked
package io.reeltime.pipelines.model;

import org.jspecify.annotations.NullMarked;
