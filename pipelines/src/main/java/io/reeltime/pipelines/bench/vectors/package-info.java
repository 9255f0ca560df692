/**
 * What is said to the process of a vector index that serving is measured beside: where the vectors
 * lie, and what to build and search; shared with it ({@code peers/lucene}).
 *
 * <p>Way in: {@link io.reeltime.pipelines.bench.vectors.HnswRequest}. May import {@code
 * pipelines.bench.load} and nothing else of Reeltime.
 */
@NullMarked
package io.reeltime.pipelines.bench.vectors;

import org.jspecify.annotations.NullMarked;
