/**
 * The fixed pool that answers run on: bounded queue, refusal at once when it is full, and passes
 * over the item rows that requests of the same moment share.
 *
 * <p>Way in: {@link io.reeltime.serving.pool.RequestPool}. May import {@code data.retrieval}.
 */
@NullMarked
package io.reeltime.serving.pool;

import org.jspecify.annotations.NullMarked;
