/**
 * Retrieval alone, without users, rules or HTTP: time, recall and memory of each index beside a
 * scan in float32.
 *
 * <p>Way in: {@link io.reeltime.pipelines.bench.retrieval.RetrievalBench}. May import {@code
 * data.factors}, {@code data.linear}, {@code data.retrieval} and {@code pipelines.bench}.
 */
@NullMarked
package io.reeltime.pipelines.bench.retrieval;

import org.jspecify.annotations.NullMarked;
